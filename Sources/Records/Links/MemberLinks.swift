public import Campaign
internal import Diagnostics

/// Where each team member continues to work: the `{{link}}` of notifications. The operator of the action gives the
/// links, each with its own token, in a list with the columns `member` and `link`; other columns are ignored.
///
/// A link admits anyone who has it: no message of this type shows the text of a row.
public struct MemberLinks: Sendable {
  private let names: PolicyNames
  /// By member; nil where the list gives none.
  private var links: [String?]
  /// The line of each member's link.
  private var lines: [Int]

  /// No links.
  public init(_ names: PolicyNames) {
    self.names = names
    links = Array(repeating: nil, count: names.policy.team.count)
    lines = Array(repeating: 0, count: names.policy.team.count)
  }

  /// The member's link; empty when there is none.
  public subscript(member: MemberID) -> String {
    links.indices.contains(member.index) ? links[member.index] ?? "" : ""
  }

  /// How many members have one.
  public var count: Int { links.count { $0 != nil } }

  /// Reads a list of links; pass its blocks to `take`.
  public static func reader<Input: ByteReader>(
    _ input: Input, format: RecordFormat, limits: RecordLimits = .standard
  ) -> RecordReader<Input> {
    RecordReader(input, format: format, limits: limits, shape: .fields)
  }

  /// Takes the links of a block, and reports what is wrong with it.
  public mutating func add(_ block: ContactBlock, report: (RecordProblem) -> Void) {
    func say(_ problem: RecordProblem) {
      var problem = problem
      problem.piece = problem.piece.withoutText
      report(problem)
    }
    for row in 0..<block.count {
      do throws(RecordProblem) {
        if let remark = try add(row, of: block) { say(remark) }
      } catch {
        say(error)
      }
    }
    for index in 0..<block.problemCount { say(block.problem(index)) }
  }

  /// - Returns: a warning.
  private mutating func add(_ row: Int, of block: ContactBlock) throws(RecordProblem) -> RecordProblem? {
    let key = try Self.text("member", row, of: block)
    let link = try Self.text("link", row, of: block)
    guard !block.bytes(link.value).contains(where: { $0 <= 0x20 || $0 == 0x7F }) else {
      throw block.problem(
        .linkIncomplete, .error, "the `link` contains a space or a control character", row: row,
        at: link.place, help: "write it as %20, or check that the cell contains nothing but the link")
    }
    let name = block.bytes(key.value)
    let member = names.member(name)
    guard member.isSomebody else {
      let near = didYouMean(suggest(shown(name), among: names.policy.team.map(\.key)))
      return block.problem(
        .linkOfStranger, .warning, "no one on the team is called `\(shown(name))`", row: row,
        at: key.place, help: near ?? "`member` is the name that the rule file gives to a team member"
      )
    }
    guard links[member.index] == nil else {
      var problem = block.problem(
        .linkTwice, .error, "`\(shown(name))` already has a link", row: row, at: key.place,
        help: "keep one row for each member")
      problem.notes = ["line \(lines[member.index]): the first one"]
      throw problem
    }
    links[member.index] = String(decoding: block.bytes(link.value), as: UTF8.self)
    lines[member.index] = block.line(row)
    return nil
  }

  /// A column that every row must have.
  private static func text(
    _ name: String, _ row: Int, of block: ContactBlock
  ) throws(RecordProblem) -> (value: ByteSlice, place: UInt32) {
    guard let field = block.fields(row).first(where: { block.bytes($0.name).spells(name) && !$0.isNull }),
      field.value.length > 0
    else {
      throw block.problem(
        .linkIncomplete, .error, "the row has no `\(name)`", row: row,
        help: "each row needs a `member` and a `link`; a CSV list names these columns in its first row")
    }
    guard field.kind == .string else {
      throw block.problem(
        .linkIncomplete, .error, "`\(name)` must be text in double quotes", row: row,
        at: field.valueAt)
    }
    return (field.value, field.valueAt)
  }
}
