import Diagnostics
import YAMLTree

extension SyntaxReader {
  /// Text of any kind, plain or quoted: `no`, `on`, `09:00` and `1e3` are text here.
  mutating func text(_ node: NodeID?, _ shape: ValueShape) -> Written<String> {
    guard let node else { return .invalid }
    switch document.kind(node) {
    case .quotedScalar: return .value(document.string(node), document.span(node))
    case .plainScalar where !isNull(node): return .value(document.string(node), document.span(node))
    case .plainScalar, .sequence, .mapping:
      reportShape(node, shape)
      return .invalid
    case .invalid: return .invalid
    }
  }

  /// A name: text that shows every character it holds.
  mutating func name(_ node: NodeID?, _ shape: ValueShape) -> Written<String> {
    guard case .value(let text, let span) = text(node, shape) else { return .invalid }
    return checkedName(text, span) ? .value(text, span) : .invalid
  }

  /// One of a few words.
  mutating func word(_ node: NodeID?, _ words: [String], _ shape: ValueShape) -> Written<String> {
    guard case .value(let text, let span) = text(node, shape) else { return .invalid }
    if words.contains(text) { return .value(text, span) }
    reportUnknownWord(text, span, words)
    return .invalid
  }

  mutating func reportUnknownWord(_ text: String, _ span: Span, _ words: [String]) {
    let meant = suggest(text, among: words, synonyms: ruleSynonyms)
    problems.report(
      Problem(
        .unknownWord, "unknown word \(quoted(text)), expected \(oneOf(words))", at: place(span),
        help: didYouMean(meant), fixes: respelling(text, at: place(span), as: meant)))
  }

  /// A plain whole number: an optional minus and digits without leading zeros.
  mutating func wholeNumber(_ node: NodeID?, _ shape: ValueShape) -> Written<Int> {
    guard case .wholeNumber(let range) = shape, let node else { return .invalid }
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
      let digits = isWholeNumber(document.bytes(node)) ? document.string(node) : nil
      problems.report(
        Problem(
          .notWholeNumber, "expected \(shape.phrase), found the text \(found(node))", at: place(span),
          help: digits.map { _ in "write it without quotes" }, fixes: rewriting(span, as: digits)))
      return .invalid
    case .plainScalar:
      guard isWholeNumber(document.bytes(node)) else {
        problems.report(
          Problem(
            .notWholeNumber, "expected \(shape.phrase), found \(found(node))", at: place(span),
            help: "write digits only, without leading zeros"))
        return .invalid
      }
      guard let number = Int(document.string(node)), range.contains(number) else {
        problems.report(
          Problem(.numberOutOfRange, "\(found(node)) is out of range, expected \(shape.phrase)", at: place(span)))
        return .invalid
      }
      return .value(number, span)
    }
  }

  /// A plain `true` or `false`.
  mutating func flag(_ node: NodeID?) -> Written<Bool> {
    guard let node else { return .invalid }
    switch document.kind(node) {
    case .invalid: return .invalid
    case .sequence, .mapping:
      reportShape(node, .flag)
      return .invalid
    case .plainScalar, .quotedScalar:
      let text = document.string(node)
      let isPlain = document.kind(node) == .plainScalar
      if isPlain, text == "true" { return .value(true, document.span(node)) }
      if isPlain, text == "false" { return .value(false, document.span(node)) }
      let meant: String?
      var safety = Fix.Safety.safe
      switch text.lowercased() {
      case "true", "yes", "on": meant = "true"
      case "false", "no", "off": meant = "false"
      case "y", "1": (meant, safety) = ("true", .unsafe)
      case "n", "0": (meant, safety) = ("false", .unsafe)
      default: meant = nil
      }
      problems.report(
        Problem(
          .notFlag, "expected `true` or `false`, found \(found(node))", at: document.place(node),
          help: meant.map { "write `\($0)`" }, fixes: rewriting(document.span(node), as: meant, safety)))
      return .invalid
    }
  }

  /// Puts what was certainly, or probably, meant in the place of a scalar.
  func rewriting(_ span: Span, as text: String?, _ safety: Fix.Safety = .safe) -> [Fix] {
    guard let text else { return [] }
    return [Fix("write \(quoted(text))", safety: safety, edits: [Edit(place(span), text)])]
  }
}

/// `-?(0|[1-9][0-9]*)`
private func isWholeNumber(_ text: ArraySlice<UInt8>) -> Bool {
  let digits = text.first == UInt8(ascii: "-") ? text.dropFirst() : text
  guard let first = digits.first, digits.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) else {
    return false
  }
  return first != UInt8(ascii: "0") || digits.count == 1
}
