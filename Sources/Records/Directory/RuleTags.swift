package import Campaign

/// The tags that rules ask about, and `Opt Out`: what shows that a cell with commas is a list of tags.
package final class RuleTags {
  private var table: TagTable

  /// - Parameter policies: the rules that a list is read for, at least one.
  package init(_ policies: [RoutingPolicy]) {
    table = TagTable(tags: policies.flatMap(\.tags) + [OptOutTag.name])
  }

  package convenience init(_ policy: RoutingPolicy) { self.init([policy]) }

  func contains(_ tag: Bytes) -> Bool { table.find(tag) != nil }
}
