internal import Text

/// Problems for people:
///
/// ```
/// spring.yaml:31:5: error[PB0203]: tag rule can never change who gets a reply
///    |
/// 31 |   - tag: Donor
///    |     ^^^^^^^^^^ every contact with this tag already reaches the same members
///    |
/// 24 |   - when: { any: [Donor, VIP] }
///    |     --------------------------- through this rule
///    = witness: {tags: [Donor]} → joe, ann with or without line 31
///    = help: delete lines 31-32
///    = fix (safe): delete the rule
/// ```
///
/// The first line alone is what editors and scripts read: `path:line:col: severity[CODE]: message`. A related place in
/// another file is headed by `--> path:line:col`. A note that begins with a word and a colon, such as `line 3:`, stands
/// as it is, others after `note:`.
struct TextReport {
  var usesColor: Bool
  private var tables = LineTables()

  /// Of the terminal; nil where there is none.
  private let columns: Int?

  init(usesColor: Bool, columns: Int? = nil) {
    self.usesColor = usesColor
    self.columns = columns
  }

  mutating func block(_ problem: Problem) -> String {
    var lines = [header(problem)]
    let labels = ([problem.primary] + problem.related).filter { !$0.place.source.bytes.isEmpty }
    let gutter = labels.map { String(tables.start(of: $0.place).line).utf8.count }.max() ?? 1
    let margin = String(repeating: " ", count: gutter)
    for (index, label) in labels.enumerated() {
      let isPrimary = index == 0
      if label.place.source !== problem.primary.place.source {
        lines.append(margin + paint("--> ", .frame) + location(label.place))
      }
      lines.append(margin + paint(" |", .frame))
      lines += excerpt(label, isPrimary: isPrimary, severity: problem.severity, gutter: gutter)
    }
    for note in problem.notes { lines.append(remark(margin, startsWithWord(note) ? note : "note: \(note)")) }
    if let help = problem.help { lines.append(remark(margin, "help: \(help)")) }
    for fix in problem.fixes { lines.append(remark(margin, "fix (\(fix.safety.rawValue)): \(fix.title)")) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// `path:line:col: severity[CODE]: message`, the first line of a block.
  mutating func header(_ problem: Problem) -> String {
    let severity = paint("\(problem.severity.rawValue)[\(problem.code.name)]", Ink(problem.severity))
    return "\(location(problem.primary.place)): \(severity): "
      + paint(escaped(problem.message, for: .terminal), .strong)
  }

  private mutating func location(_ place: Place) -> String {
    let position = tables.start(of: place)
    return "\(escaped(place.source.name, for: .terminal)):\(position.line):\(position.column)"
  }

  private mutating func excerpt(_ label: Label, isPrimary: Bool, severity: Severity, gutter: Int) -> [String] {
    let table = tables.table(of: label.place.source)
    let line = table.position(ofByte: Int(label.place.span.lower)).line
    // Beside the gutter: a line that wraps takes its underline apart.
    let room = columns.map { $0 - gutter - 3 } ?? SourceExcerpt.widest
    let excerpt = SourceExcerpt(
      label.place.source, line: table.bytes(ofLine: line), span: label.place.span, width: room)
    let number = String(line)
    let padding = String(repeating: " ", count: max(0, gutter - number.utf8.count))
    let mark = String(repeating: isPrimary ? "^" : "-", count: excerpt.underlineWidth)
    let text = label.text.isEmpty ? "" : " " + escaped(label.text, for: .terminal)
    let source = excerpt.line.isEmpty ? "" : " " + excerpt.line
    return [
      paint("\(padding)\(number) |", .frame) + source,
      String(repeating: " ", count: gutter) + paint(" |", .frame) + " "
        + String(repeating: " ", count: excerpt.underlineStart)
        + paint(mark + text, isPrimary ? Ink(severity) : .frame),
    ]
  }

  private func remark(_ margin: String, _ text: String) -> String {
    "\(margin) \(paint("=", .frame)) \(escaped(text, for: .terminal))"
  }

  private func startsWithWord(_ note: String) -> Bool {
    guard let colon = note.utf8.firstIndex(of: 0x3A), colon != note.utf8.startIndex else { return false }
    let after = note.utf8.index(after: colon)
    let word = note.utf8[..<colon]
    let letters = word.prefix { $0 >= 0x61 && $0 <= 0x7A }
    let number = word[letters.endIndex...]
    let isNumber =
      number.first == 0x20 && number.count > 1 && number.dropFirst().allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    return !letters.isEmpty && (number.isEmpty || isNumber)
      && after < note.utf8.endIndex && note.utf8[after] == 0x20
  }

  // MARK: Colour

  private enum Ink {
    case red, yellow, blue, frame, strong
    init(_ severity: Severity) {
      switch severity {
      case .error: self = .red
      case .warning: self = .yellow
      case .note: self = .blue
      }
    }
    var code: String {
      switch self {
      case .red: "1;31"
      case .yellow: "1;33"
      case .blue: "1;36"
      case .frame: "34"
      case .strong: "1"
      }
    }
  }

  private func paint(_ text: String, _ ink: Ink) -> String {
    usesColor ? "\u{1B}[\(ink.code)m\(text)\u{1B}[0m" : text
  }
}
