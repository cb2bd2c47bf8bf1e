package import Campaign
internal import Diagnostics

/// Finds tags that only resemble an opt out, for readers that keep no directory.
package struct LikeOptOutTags: ~Copyable {
  private var tags = TagsLikeOptOut()

  package init() {}

  /// Looks at a row, and reports each tag that is new.
  package mutating func look(at row: Int, of block: ContactBlock, problems: inout some RecordProblemReceiver) {
    tags.find(in: row, of: block) { tag in problems.report(.warning) { block.likeOptOut(tag, row) } }
  }
}

/// Finds fields and names that only resemble an opt out, for readers that keep no directory.
package struct LikeOptOutFields: ~Copyable {
  private let names: PolicyNames
  private var fields = FieldsLikeOptOut()

  package init(_ policy: RoutingPolicy) { names = PolicyNames(policy) }

  /// Looks at the rows of a block.
  package mutating func look(at block: ContactBlock) {
    fields.look(at: block, names)
  }

  /// Reports them, after the last block.
  package func finish(problems: inout some RecordProblemReceiver) {
    for problem in fields.problems { problems.report(ofList: problem) }
  }
}
