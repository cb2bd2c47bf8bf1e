import Campaign
public import Diagnostics
internal import Text
public import YAMLTree

extension KeyedReader {
  /// A plain whole number: an optional minus and digits without leading zeros.
  public mutating func wholeNumber(_ node: NodeID?, _ shape: ValueShape) -> Written<Int> {
    guard case .wholeNumber(let range) = shape, case .value(let text, let span) = wholeNumberText(node, shape) else {
      return .invalid
    }
    guard let number = Int(text), range.contains(number) else {
      reportRange(text, shape, at: span)
      return .invalid
    }
    return .value(number, span)
  }

  public mutating func seed(_ node: NodeID?, _ shape: ValueShape) -> Written<UInt64> {
    guard case .value(let text, let span) = wholeNumberText(node, shape) else { return .invalid }
    guard let number = UInt64(text) else {
      reportRange(text, shape, at: span)
      return .invalid
    }
    return .value(number, span)
  }

  private mutating func wholeNumberText(_ node: NodeID?, _ shape: ValueShape) -> Written<String> {
    plainNumber(node, shape, help: "write digits only, without leading zeros", isWholeNumber)
  }

  /// A plain number, with decimals or without.
  public mutating func number(_ node: NodeID?, _ shape: ValueShape) -> Written<Double> {
    let help = "write digits, and a point before decimals: `2` or `2.5`"
    guard case .number(let range) = shape,
      case .value(let text, let span) = plainNumber(node, shape, help: help, { decimal($0) != nil })
    else { return .invalid }
    guard let number = decimal(text.utf8), range.contains(number) else {
      reportRange(text, shape, at: span)
      return .invalid
    }
    return .value(number, span)
  }

  /// The text of a plain scalar that is a number; a quoted one is text.
  public mutating func plainNumber(
    _ node: NodeID?, _ shape: ValueShape, help: String, _ isNumber: (ArraySlice<UInt8>) -> Bool
  ) -> Written<String> {
    guard let node else { return .invalid }
    let span = document.span(node)
    switch document.kind(node) {
    case .invalid: return .invalid
    case .sequence, .mapping:
      reportShape(node, shape)
      return .invalid
    case .plainScalar where isNull(node):
      reportShape(node, shape)
      return .invalid
    case .quotedScalar:
      if reportSlip(node, where: shape) { return .invalid }
      let digits = isNumber(document.bytes(node)) ? document.string(node) : nil
      problems.report(
        Problem(
          language.codes.notNumber, "expected \(shape.phrase), found the text \(found(node))", at: place(span),
          help: digits.map { _ in "write it without quotes" }, fixes: rewriting(span, as: digits)))
      return .invalid
    case .plainScalar:
      guard isNumber(document.bytes(node)) else {
        if reportSlip(node, where: shape) { return .invalid }
        let text = document.string(node)
        let grouped = thousands(in: text)
        let meant = (grouped ?? onlyNumber(in: text)).flatMap { isNumber(Array($0.utf8)[...]) ? $0 : nil }
        let share = text.hasSuffix("%") ? onlyNumber(in: String(text.dropLast())) : nil
        problems.report(
          Problem(
            language.codes.notNumber, "expected \(shape.phrase), found \(found(node))", at: place(span),
            help: meant.map { "write \(quoted($0))" + (grouped == nil ? "" : ", if thousands are meant") }
              ?? share.map { "write a number, not a share: \(quoted($0))" } ?? help,
            fixes: rewriting(span, as: meant, .unsafe)))
        return .invalid
      }
      return .value(document.string(node), span)
    }
  }

  /// A length of time, in milliseconds.
  public mutating func lengthOfTime(_ node: NodeID?, _ shape: ValueShape) -> Written<Int64> {
    guard case .lengthOfTime(let range) = shape, case .value(let text, let span) = text(node, shape) else {
      return .invalid
    }
    return lengthOfTime(text, span, range, shape)
  }

  /// A length of time in a text, in milliseconds.
  ///
  /// - Parameter shape: what is allowed there, which may be more than a length of time.
  public mutating func lengthOfTime(
    _ text: String, _ span: SourceSpan, _ range: ClosedRange<Int64>, _ shape: ValueShape
  ) -> Written<Int64> {
    guard let time = LengthOfTime.milliseconds(text) else {
      let meant = LengthOfTime.meant(by: text)
      let isNumber = text.utf8.allSatisfy(ASCII.isDigit)
      let usual =
        isNumber
        ? "add a unit: \(quoted(text + "s")), \(quoted(text + "m")) or \(quoted(text + "h"))"
        : "write a number with `s`, `m`, `h` or `d`: `90s`, `30m`, `1h30m`"
      problems.report(
        Problem(
          language.codes.notLengthOfTime, "expected \(shape.phrase), found \(quoted(text))", at: place(span),
          help: meant.map { "write \(quoted($0))" } ?? usual, fixes: rewriting(span, as: meant, .unsafe)))
      return .invalid
    }
    guard range.contains(time) else {
      reportRange(text, shape, at: span)
      return .invalid
    }
    return .value(time, span)
  }

  public mutating func reportRange(_ text: String, _ shape: ValueShape, at span: SourceSpan, help: String? = nil) {
    problems.report(
      Problem(
        language.codes.numberOutOfRange, "\(quoted(text)) is out of range, expected \(shape.phrase)", at: place(span),
        help: help))
  }
}

/// The one number of a text with words around it, as in `25 contacts` and `007`; nil where marks or words may mean more, as in `1/2`
/// and `2m`.
private func onlyNumber(in text: String) -> String? {
  let text = text.first == "+" ? String(text.dropFirst()) : text
  let marks = text.unicodeScalars.filter { !$0.properties.isAlphabetic && $0 != " " && !("0"..."9").contains($0) }
  let runs = text.utf8.split { !ASCII.isDigit($0) }
  guard marks.isEmpty, runs.count == 1, let digits = runs.first, digits.count <= 9 else { return nil }
  let words = text.lowercased().split { !$0.isLetter }
  let isThousands = words.contains { ["k", "thousand"].contains($0) }
  if !isThousands, words.contains(where: { $0.count == 1 || largerNumbers.contains(String($0)) }) { return nil }
  return Int(String(decoding: Array(digits), as: UTF8.self)).map { String($0 * (isThousands ? 1000 : 1)) }
}

/// The number of a text with a mark before each three digits, as in `1.000` and `1 000`; nil for any other text.
private func thousands(in text: String) -> String? {
  let marks = text.unicodeScalars.filter { !("0"..."9").contains($0) }
  guard let mark = marks.first, marks.allSatisfy({ $0 == mark }),
    ".,'_ \u{A0}\u{2019}\u{202F}".unicodeScalars.contains(mark)
  else {
    return nil
  }
  let groups = text.unicodeScalars.split(separator: mark, omittingEmptySubsequences: false)
  guard let first = groups.first, (1...3).contains(first.count), first.first != "0",
    groups.dropFirst().allSatisfy({ $0.count == 3 })
  else { return nil }
  return Int(groups.map { String(String.UnicodeScalarView($0)) }.joined()).map { String($0) }
}

private let largerNumbers: Set<String> = ["dozen", "hundred", "million", "millions", "mio"]

/// A decimal number as files write it: `-?(0|[1-9][0-9]*)(\.[0-9]+)?`. No exponents, `nan` or `0x10`, which `Double`
/// would accept.
public func decimal(_ text: some Sequence<UInt8>) -> Double? {
  let text = Array(text)
  let unsigned = text.first == UInt8(ascii: "-") ? text.dropFirst() : text[...]
  let parts = unsigned.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
  guard let whole = parts.first, isWholeNumber(whole), whole.first != UInt8(ascii: "-") else { return nil }
  if parts.count == 2, parts[1].isEmpty || !parts[1].allSatisfy(ASCII.isDigit) { return nil }
  guard let number = Double(String(decoding: text, as: UTF8.self)), number.isFinite else { return nil }
  return number
}

/// `-?(0|[1-9][0-9]*)`
private func isWholeNumber(_ text: ArraySlice<UInt8>) -> Bool {
  let digits = text.first == UInt8(ascii: "-") ? text.dropFirst() : text
  guard let first = digits.first, digits.allSatisfy(ASCII.isDigit) else { return false }
  return first != UInt8(ascii: "0") || digits.count == 1
}
