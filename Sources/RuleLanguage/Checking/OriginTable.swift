public import Campaign
public import Diagnostics
internal import Text

/// Where the parts of a policy are in their files: the way back from ids to text.
public struct OriginTable: Sendable {
  /// The rule file. Members may be in a roster instead.
  public let source: Source
  private let rules: [SourceSpan]
  private let ruleLines: [UInt32]
  private let steps: [SourceSpan?]
  private let thenSteps: [SourceSpan?]
  private let replyTimeout: SourceSpan?
  private let lists: [SourceSpan]
  private let members: [Place]
  private let tags: [SourceSpan]
  private let fields: [SourceSpan]
  private let values: [[SourceSpan]]

  init(
    source: Source, rules: [SourceSpan], steps: [SourceSpan?], thenSteps: [SourceSpan?] = [],
    replyTimeout: SourceSpan? = nil, lists: [SourceSpan], members: [Place],
    tags: [SourceSpan], fields: [SourceSpan],
    values: [[SourceSpan]]
  ) {
    self.source = source
    self.rules = rules
    self.steps = steps
    self.thenSteps = thenSteps
    self.replyTimeout = replyTimeout
    self.lists = lists
    self.members = members
    self.tags = tags
    self.fields = fields
    self.values = values
    ruleLines = lineNumbers(of: rules, in: source.bytes)
  }

  public func place(_ rule: RuleID) -> Place { Place(source, rules[rule.index]) }
  /// The line of a tag rule, counted from 1.
  public func line(_ rule: RuleID) -> Int { Int(ruleLines[rule.index]) }
  /// The place of a reply step by its index in the policy; nil for an implied step.
  public func place(step: Int) -> Place? { steps[step].map { Place(source, $0) } }
  /// The same of the steps for what no one answered in time.
  public func place(thenStep: Int) -> Place? { thenSteps[thenStep].map { Place(source, $0) } }
  /// Where the time in which to answer is; nil where there is none.
  public var replyTimeoutPlace: Place? { replyTimeout.map { Place(source, $0) } }
  /// Where a user list is declared.
  public func place(_ list: ListID) -> Place { Place(source, lists[list.index]) }
  /// Where a member is declared: in the team, or in `members` if there is no team.
  public func place(_ member: MemberID) -> Place { members[member.index] }
  /// Where rules first mention a tag.
  public func place(_ tag: TagID) -> Place { Place(source, tags[tag.index]) }
  /// Where rules first ask about a field.
  public func place(_ field: FieldID) -> Place { Place(source, fields[field.index]) }
  /// Where rules first compare a field with a value.
  public func place(_ value: ValueID, of field: FieldID) -> Place { Place(source, values[field.index][value.index]) }
}

/// The lines, counted from 1, on which spans start; the spans come in order of place. Lines end with LF, CR LF or CR.
private func lineNumbers(of spans: [SourceSpan], in bytes: [UInt8]) -> [UInt32] {
  bytes.withUnsafeBufferPointer { lineNumbers(of: spans, in: $0) }
}

private func lineNumbers(of spans: [SourceSpan], in bytes: UnsafeBufferPointer<UInt8>) -> [UInt32] {
  var lines: [UInt32] = []
  lines.reserveCapacity(spans.count)
  var line: UInt32 = 1
  var index = 0
  let mayEndWithCR = ASCII.holds(0x0D, in: bytes)
  for span in spans {
    let end = min(Int(span.lower), bytes.count)
    if !mayEndWithCR, index < end {
      line += UInt32(ASCII.count(0x0A, in: UnsafeBufferPointer(rebasing: bytes[index..<end])))
      index = end
    }
    while index < end {
      let byte = bytes[index]
      let endsLine = byte == 0x0A || byte == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A)
      if endsLine { line += 1 }
      index += 1
    }
    lines.append(line)
  }
  return lines
}
