package import Campaign
internal import Diagnostics

/// Finds what of a list only resembles an opt out, for readers that keep no directory.
package struct LikeOptOuts: ~Copyable {
  private let names: PolicyNames
  private var tags = TagsLikeOptOut()
  private var fields = FieldsLikeOptOut()

  package init(_ policy: RoutingPolicy) { names = PolicyNames(policy) }

  /// Looks at the rows of a block, and reports each tag that is new.
  package mutating func look(at block: ContactBlock, problems: inout some RecordProblemReceiver) {
    for row in 0..<block.count {
      tags.find(in: row, of: block) { tag in problems.report(.warning) { block.likeOptOut(tag, row) } }
      fields.look(at: row, of: block) { names.field($0) != nil }
    }
  }

  /// Reports the fields, after the last block.
  package func finish(problems: inout some RecordProblemReceiver) {
    for problem in fields.problems { problems.report(ofList: problem) }
  }
}
