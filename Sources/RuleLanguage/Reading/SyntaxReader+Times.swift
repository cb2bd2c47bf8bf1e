import Campaign
import Diagnostics
import KeyedFiles
internal import Text
import YAMLTree

extension SyntaxReader {
  /// A whole number, or `null` for none.
  mutating func cap(_ node: NodeID?, _ shape: ValueShape) -> Written<Int> {
    guard let node, case .either(let shapes) = shape, let number = shapes.first else { return .invalid }
    if isNull(node), !document.bytes(node).isEmpty { return .absent }
    if document.kind(node) == .plainScalar, ["none", "never", "no", "unlimited"].contains(document.string(node)) {
      problems.report(
        Problem(
          .notWholeNumber, "expected \(shape.phrase), found \(found(node))", at: document.place(node),
          help: "write `null` for no cap", fixes: rewriting(document.span(node), as: "null")))
      return .invalid
    }
    return wholeNumber(node, number)
  }

  /// A length of time, or `never`.
  mutating func claimTimeout(_ node: NodeID?, _ shape: ValueShape) -> Written<ClaimTimeoutSyntax> {
    guard case .either(let shapes) = shape, case .lengthOfTime(let range)? = shapes.first,
      case .value(let text, let span) = text(node, shape)
    else { return .invalid }
    if text == ClaimTimeoutWord.never.rawValue { return .value(.never, span) }
    if ["none", "no", "off", "false", "unlimited", "forever"].contains(text.lowercased()) {
      let never = ClaimTimeoutWord.never.rawValue
      problems.report(
        Problem(
          .notLengthOfTime, "expected \(shape.phrase), found \(quoted(text))", at: place(span),
          help: "write \(quoted(never))", fixes: rewriting(span, as: never, .unsafe)))
      return .invalid
    }
    switch lengthOfTime(text, span, range, shape) {
    case .value(let time, let span): return .value(.milliseconds(time), span)
    case .absent, .invalid: return .invalid
    }
  }

  /// Minutes since midnight: `HH:MM` from `00:00` to `24:00`.
  ///
  /// - Parameter isEnd: whether hours end then, so that midnight is meant to be the end of the day.
  mutating func timeOfDay(_ node: NodeID?, _ shape: ValueShape, isEnd: Bool = false) -> Written<Int> {
    guard case .value(let text, let span) = text(node, shape) else { return .invalid }
    if let minutes = minutesOfDay(text) { return .value(minutes, span) }
    if let node, reportSlip(node, where: shape) { return .invalid }
    // A bare number may mean anything, but is mostly an hour. Who ends at `12am` may have meant noon.
    let meant = usualTimeOfDay(text, isEnd: isEnd) ?? usualTimeOfDay(text + ":00", isEnd: isEnd)
    let isSure = meant != nil && meant == usualTimeOfDay(text)
    problems.report(
      Problem(
        .notTimeOfDay, "expected \(shape.phrase), found \(quoted(text))", at: place(span),
        help: meant.map { "write \(quoted($0))" } ?? "write hours and minutes, from `00:00` to `24:00`",
        fixes: rewriting(span, as: meant.map { "\"\($0)\"" }, isSure ? .safe : .unsafe)))
    return .invalid
  }
}
