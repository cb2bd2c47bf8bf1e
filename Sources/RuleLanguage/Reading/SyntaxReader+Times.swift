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
  mutating func timeOfDay(_ node: NodeID?, _ shape: ValueShape) -> Written<Int> {
    guard case .value(let text, let span) = text(node, shape) else { return .invalid }
    if let minutes = minutesOfDay(text) { return .value(minutes, span) }
    if let node, reportSlip(node, where: shape) { return .invalid }
    let sure = usualTimeOfDay(text)
    // A bare number may mean anything, but is mostly an hour.
    let meant = sure ?? usualTimeOfDay(text + ":00")
    problems.report(
      Problem(
        .notTimeOfDay, "expected \(shape.phrase), found \(quoted(text))", at: place(span),
        help: meant.map { "write \(quoted($0))" } ?? "write hours and minutes, from `00:00` to `24:00`",
        fixes: rewriting(span, as: meant.map { "\"\($0)\"" }, sure == nil ? .unsafe : .safe)))
    return .invalid
  }
}

/// `HH:MM`, from `00:00` to `24:00`.
func minutesOfDay(_ text: String) -> Int? {
  let bytes = Array(text.utf8)
  guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"), let hour = digitsOnly(bytes[..<2]),
    let minute = digitsOnly(bytes[3...])
  else { return nil }
  return minute < 60 && hour * 60 + minute <= 1440 ? hour * 60 + minute : nil
}

/// What `9:00`, `9am` or `9:30 PM` mean, as `HH:MM`.
func usualTimeOfDay(_ text: String) -> String? {
  let folded = text.lowercased().filter { $0 != " " }
  if folded == "noon" || folded == "midday" { return "12:00" }
  // `18.30` and `18h30` are times as well, and `9 a.m.` has other points.
  let colons = folded.replacing("uhr", with: "").map { $0 == "." || $0 == "h" ? ":" : String($0) }.joined()
  let clock = (colons.hasSuffix(":") ? colons + "00" : colons).split(separator: ":", omittingEmptySubsequences: false)
  let isClock = clock.count == 2 && (1...2).contains(clock[0].count) && clock[1].count == 2
  var rest = isClock ? clock.joined(separator: ":")[...] : folded.filter { $0 != "." }[...]
  let half = ["am", "pm"].first { rest.hasSuffix($0) }
  if half != nil { rest = rest.dropLast(2) }
  let parts = rest.split(separator: ":", omittingEmptySubsequences: false).map { Array($0.utf8) }
  guard let first = parts.first, first.count <= 2, let hour = digitsOnly(first[...]), parts.count <= 2 else {
    return nil
  }
  // A bare number may mean anything.
  guard parts.count == 2 || half != nil else { return nil }
  guard parts.count < 2 || parts[1].count == 2, let minute = parts.count < 2 ? 0 : digitsOnly(parts[1][...]),
    minute < 60
  else { return nil }
  if half != nil, hour < 1 || hour > 12 { return nil }
  let hours = half == nil ? hour : hour % 12 + (half == "pm" ? 12 : 0)
  let time = (hours < 10 ? "0" : "") + String(hours) + ":" + (minute < 10 ? "0" : "") + String(minute)
  return minutesOfDay(time).map { _ in time }
}

/// A number of digits only.
func digitsOnly(_ digits: ArraySlice<UInt8>) -> Int? {
  guard !digits.isEmpty, digits.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) else { return nil }
  return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
}
