public import Campaign
public import Diagnostics
internal import Text
public import YAMLTree

/// What a language says of stretches of a day that cannot be read.
public struct StretchProblems: Sendable {
  let notStretch: DiagnosticCode
  let backwards: DiagnosticCode
  /// What to do about a word such as `closed`.
  let whenClosed: String
  /// What to write for a stretch beyond midnight, by its times.
  let overnight: @Sendable (_ start: String, _ end: String) -> String

  public init(
    notStretch: DiagnosticCode, backwards: DiagnosticCode, whenClosed: String,
    overnight: @escaping @Sendable (_ start: String, _ end: String) -> String
  ) {
    (self.notStretch, self.backwards) = (notStretch, backwards)
    (self.whenClosed, self.overnight) = (whenClosed, overnight)
  }
}

extension KeyedReader {
  /// One stretch of a day, such as `09:00-21:00`, or a list of them.
  public mutating func stretches(
    _ node: NodeID?, _ shape: ValueShape, _ words: StretchProblems
  ) -> Written<[Written<DayStretch>]> {
    guard case .value(let texts, let span) = names(node, shape) else { return .invalid }
    var stretches: [Written<DayStretch>] = []
    for text in texts {
      if case .value(let text, let span) = text {
        stretches.append(stretch(text, span, words))
      } else {
        stretches.append(.invalid)
      }
    }
    return .value(stretches, span)
  }

  /// Reports `09:00-12:00, 13:00-17:00`.
  private mutating func reportSeveralStretches(
    _ text: String, _ span: SourceSpan, _ words: StretchProblems
  ) -> Bool {
    let parts = text.replacing(text: " and ", with: ",").replacing(text: "&", with: ",").split { ",;/|".contains($0) }
    let stretches = parts.compactMap { part in
      usualStretch(part.split(separator: " ").joined(separator: " "))
    }
    guard parts.count > 1, stretches.count == parts.count else { return false }
    let list = "[" + stretches.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
    problems.report(
      Problem(
        words.notStretch, "\(quoted(text)) is more than one stretch of a day", at: place(span),
        help: "write \(quoted(list))", fixes: rewriting(span, as: list, .unsafe)))
    return true
  }

  private mutating func stretch(_ text: String, _ span: SourceSpan, _ words: StretchProblems) -> Written<DayStretch> {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    if parts.count == 2, let start = minutesOfDay(parts[0]), let end = minutesOfDay(parts[1]) {
      if let stretch = DayStretch(start: start, end: end) { return .value(stretch, span) }
      problems.report(
        Problem(
          words.backwards, "this stretch ends \(start == end ? "when" : "before") it starts", at: place(span),
          help: end > 0 && start < 1440 && start > end
            ? words.overnight(parts[0], parts[1])
            : "write the earlier time first; midnight at the end of a day is `24:00`"))
      return .invalid
    }
    if reportSeveralStretches(text, span, words) { return .invalid }
    let meant = usualStretch(text)
    let isClosed = ["closed", "none", "off", "no", "false", "never"].contains(text.lowercased())
    problems.report(
      Problem(
        words.notStretch, "expected \(ValueShape.stretchOfDay.phrase), found \(quoted(text))", at: place(span),
        help: isClosed
          ? words.whenClosed
          : meant.map { "write \(quoted($0))" }
            ?? "write two times of day with `-` between them, such as `09:00-21:00`",
        fixes: rewriting(span, as: meant.map { "\"\($0)\"" }, .unsafe)))
    return .invalid
  }
}

extension ValueShape {
  public static let stretchOfDay = ValueShape.text("a stretch of a day such as `09:00-21:00`")
}

extension DayStretch {
  /// What is wrong with a stretch after another one of the same day, and what to do about it; nil where it comes later, with time
  /// between them.
  public func fault(after last: DayStretch) -> (message: String, help: String)? {
    if start > last.end { return nil }
    return start == last.end
      ? ("this stretch begins when the one before it ends", "write both as one stretch")
      : (
        "this stretch begins before the one before it ends",
        "write the stretches of a day in order, with time between them"
      )
  }
}
