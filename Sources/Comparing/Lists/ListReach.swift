package import Campaign
package import Records
internal import Routing

/// How many contacts of a list the tag rules reach before anything has happened, and what else the list says of tags.
package struct ListReach: Sendable {
  package private(set) var contacts = 0
  /// For each tag rule, the contacts whose reply it sends somewhere.
  package private(set) var rules: [Int]
  /// Tags of the list that the rules do not name, those of most contacts first. Not all of them, where there are many.
  package private(set) var otherTags: [String] = []

  /// Reads a list to its end.
  package init<Input: ByteReader>(_ reader: consuming RecordReader<Input>, under policy: RoutingPolicy) throws {
    rules = [Int](repeating: 0, count: policy.tagRules.count)
    let walk = ListedWalk(compile(policy))
    var taker = CensusTaker(policy)
    while let block = try reader.next() {
      taker.count(block)
      contacts += block.count
      for index in 0..<block.count {
        for rule in walk.place(index, of: block, isOptedOut: false).rules { rules[rule.index] += 1 }
      }
    }
    otherTags = taker.census.otherTags.map(\.spelling)
  }
}
