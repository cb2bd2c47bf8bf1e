import Campaign
import Diagnostics
import KeyedFiles
internal import Text
import YAMLTree

/// Values and keys that are right somewhere else: what is reported is where they belong.
extension SyntaxReader {
  /// The version of the language, of which there is one.
  mutating func version(_ node: NodeID?, _ shape: ValueShape) -> Written<Int> {
    guard let node else { return .invalid }
    let text = document.string(node)
    switch document.kind(node) {
    case .invalid: return .invalid
    case .plainScalar where text == "1": return .value(1, document.span(node))
    case .plainScalar where isNull(node), .sequence, .mapping:
      reportShape(node, shape, help: "write `1`")
      return .invalid
    case .plainScalar, .quotedScalar: break
    }
    if reportSlip(node, where: shape) { return .invalid }
    let isQuoted = document.kind(node) == .quotedScalar
    let isOther = !isQuoted && Int(text).map { $0 != 1 } ?? false
    problems.report(
      Problem(
        isOther ? .numberOutOfRange : .notWholeNumber,
        isOther
          ? "\(quoted(text)) is out of range, expected \(shape.phrase)"
          : "expected \(shape.phrase), found \(isQuoted ? "the text " : "")\(quoted(text))", at: document.place(node),
        help: "write `version: 1`: it is the version of the language, not of your rules",
        fixes: rewriting(document.span(node), as: "1", isQuoted && text == "1" ? .safe : .unsafe)))
    return .invalid
  }

  /// Reports a key of a rule file that stands among free names, because its lines are indented too far.
  mutating func reportMisplaced<Key: RuleKey>(
    _ name: Written<String>, _ node: NodeID, among what: String, _: Key.Type
  ) -> Bool {
    guard case .value(let text, let span) = name, FileKey(rawValue: text) != nil, !isNull(node) else { return false }
    let entries = document.entries(node)
    guard kind(node) != .invalid, !entries.contains(where: { Key(rawValue: document.string($0.key)) != nil }),
      kind(node) != .mapping || !entries.isEmpty
    else { return false }
    problems.report(
      Problem(
        .misplacedKey, "\(quoted(text)) is a key of \(Block.file.phrase), and stands among \(what)", at: place(span),
        help: "indent it less, so that it stands at the root of the file like \(quoted(FileKey.version.rawValue))"))
    return true
  }

  /// The tag of a tag rule; several tags make a condition.
  mutating func tag(_ entry: BlockEntry<TagRuleKey>) -> Written<String> {
    let shape = entry.key.rule.shape
    guard let node = entry.node else { return .invalid }
    switch document.kind(node) {
    case .plainScalar, .quotedScalar, .invalid: return name(node, shape)
    case .sequence:
      guard let tags = flowOfScalars(node) else { break }
      let condition = "when: { any: \(tags) }"
      report(
        node, shape, help: "write \(quoted(condition)) for contacts with any of them, or `all` for those with all",
        rewriting(SourceSpan(entry.span.lower, document.span(node).upper), as: condition, .unsafe))
      return .invalid
    case .mapping:
      guard document.entries(node).contains(where: { ConditionKey(rawValue: document.string($0.key)) != nil }) else {
        break
      }
      report(
        node, shape, help: "`tag` takes one tag; write `when:` before a condition",
        rewriting(entry.span, as: "when", .unsafe))
      return .invalid
    }
    return name(node, shape)
  }

  /// Reports tags where a condition belongs: `when: Donor`.
  mutating func reportBareTags(_ node: NodeID) -> Bool {
    let shape = ValueShape.block(.condition)
    switch document.kind(node) {
    case .mapping, .invalid: return false
    case .plainScalar where isNull(node): return false
    case .plainScalar, .quotedScalar:
      if reportSlip(node, where: shape) { return true }
      let text = document.string(node)
      let condition = fieldTest(text) ?? "{ all: [\(yamlScalar(text))] }"
      report(node, shape, help: "write \(quoted(condition))", rewriting(document.span(node), as: condition, .unsafe))
    case .sequence:
      guard let tags = flowOfScalars(node) else {
        guard document.elements(node).contains(where: { document.kind($0) == .mapping }) else { return false }
        report(node, shape, help: "a rule has one condition: write a rule for each, with the same `to`", [])
        return true
      }
      let condition = "{ any: \(tags) }"
      report(
        node, shape, help: "write \(quoted(condition)) for contacts with any of them, or `all` for those with all",
        rewriting(document.span(node), as: condition, .unsafe))
    }
    return true
  }

  /// The condition that `state = PA` means.
  private func fieldTest(_ text: String) -> String? {
    for mark in ["==", "=", " is "] {
      let sides = text.split(atText: mark, maxSplits: 1).map { part in
        part.split(separator: " ").joined(separator: " ")
      }
      guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty, !sides[0].contains("!") else { continue }
      return "{ fields: { \(yamlScalar(sides[0])): \(yamlScalar(sides[1])) } }"
    }
    return nil
  }

  /// Reports the name for people that stands directly under the name of a member: `ana: Ana Ruiz`.
  mutating func reportBareName(_ node: NodeID) -> Bool {
    switch document.kind(node) {
    case .plainScalar, .quotedScalar: break
    case .sequence, .mapping, .invalid: return false
    }
    let shape = ValueShape.block(.member)
    if reportSlip(node, where: shape) { return true }
    let meant = "{ name: \(yamlScalar(document.string(node))) }"
    report(node, shape, help: "write \(quoted(meant))", rewriting(document.span(node), as: meant, .unsafe))
    return true
  }

  /// Reports a file that is no mapping and shows what it is: a contact list, or keys with `=`.
  mutating func reportOtherText(_ root: NodeID) -> Bool {
    guard document.kind(root) == .plainScalar else { return false }
    let lines = String(decoding: document.source.bytes.prefix(4096), as: UTF8.self).split(whereSeparator: \.isNewline)
    guard let first = lines.first else { return false }
    let shape = ValueShape.keys(of: Block.file.phrase)
    if let (key, mark, value) = keyWithOtherColon(first) {
      report(
        root, shape, help: "a key is followed by `:`, not by `\(mark)`: write `\(key): \(value)`",
        writingColons(insteadOf: mark))
      return true
    }
    let cells = first.split(omittingEmptySubsequences: false) { $0 == "," || $0 == ";" || $0 == "\t" }
    guard cells.count > 1, lines.count > 1, !first.contains(":") else { return false }
    report(root, shape, help: "if it is a contact list, give it with `--contacts`, beside the rules", [])
    return true
  }

  /// A key of the file at the start of a line, the mark in place of its colon, and what follows.
  private func keyWithOtherColon(_ line: Substring) -> (key: String, mark: String, value: String)? {
    for mark in otherColons {
      let sides = line.split(atText: mark, maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2 else { continue }
      let key = sides[0].filter { $0 != " " }
      if FileKey(rawValue: key.lowercased()) != nil {
        return (key, mark, sides[1].split(separator: " ").joined(separator: " "))
      }
    }
    return nil
  }

  /// Writes `: ` for a mark behind the first word of each line.
  private func writingColons(insteadOf mark: String) -> [Fix] {
    let bytes = document.source.bytes
    guard bytes.count <= 1 << 16 else { return [] }
    let mark = Array(mark.utf8)
    var edits: [Edit] = []
    var line = 0
    while line < bytes.count {
      let end = bytes[line...].firstIndex(of: 0x0A) ?? bytes.count
      var at = line
      while at < end, bytes[at] == 0x20 || bytes[at] == 0x2D { at += 1 }
      while at < end,
        bytes[at] == 0x5F || bytes[at] == 0x20 || ASCII.isDigit(bytes[at]) || bytes[at] | 0x20 &- 0x61 < 26
      {
        at += 1
      }
      if bytes[at..<end].starts(with: mark) {
        var (lower, upper) = (at, at + mark.count)
        while lower > line, bytes[lower - 1] == 0x20 { lower -= 1 }
        while upper < end, bytes[upper] == 0x20 { upper += 1 }
        edits.append(Edit(place(SourceSpan(lower..<upper)), ": "))
      }
      line = end + 1
    }
    return edits.isEmpty ? [] : [Fix("write `:`", safety: .unsafe, edits: edits)]
  }

  /// Reports `buckets of 25` and `25`: a mode and its size in words.
  mutating func reportBucketsInWords(_ node: NodeID, where shape: ValueShape) -> Bool {
    let text = document.string(node)
    let words = text.lowercased().split { !($0.isLetter || $0.isNumber) }
    let sizes = words.filter { $0.utf8.allSatisfy(ASCII.isDigit) }
    let isMeant = words.count == 1 || words.contains { $0.hasPrefix("bucket") }
    guard let size = sizes.first, sizes.count == 1, isMeant else { return false }
    let (mode, buckets) = (DistributionKey.mode.rawValue, DistributionMode.buckets.rawValue)
    let meant = "{ \(mode): \(buckets), \(DistributionKey.bucketSize.rawValue): \(size) }"
    report(node, shape, help: "write \(quoted(meant))", rewriting(document.span(node), as: meant, .unsafe))
    return true
  }

  mutating func report(_ node: NodeID, _ shape: ValueShape, help: String, _ fixes: [Fix]) {
    problems.report(
      Problem(
        .wrongShape, "expected \(shape.phrase), found \(found(node))", at: document.place(node), help: help,
        fixes: fixes))
  }

  /// A list of single values on one line; nil where there is something else in it.
  func flowOfScalars(_ node: NodeID) -> String? {
    let elements = document.elements(node)
    guard !elements.isEmpty, elements.count <= 20 else { return nil }
    var texts: [String] = []
    for element in elements {
      switch document.kind(element) {
      case .plainScalar where !isNull(element): texts.append(yamlScalar(document.string(element)))
      case .quotedScalar: texts.append(yamlScalar(document.string(element)))
      case .plainScalar, .sequence, .mapping, .invalid: return nil
      }
    }
    return "[" + texts.joined(separator: ", ") + "]"
  }
}
