internal import KeyedFiles

/// What a value may be, with the way to what its parts may be: found out once for each place of the tables, since files repeat the
/// same places thousands of times.
final class ShapeNode {
  let alternatives: [ValueShape]
  private let shapes: KeyShapes
  /// The keys that are fixed, with what their values may be.
  private let rows: [String: [ValueShape]]
  private var values: [String: ShapeNode] = [:]

  /// What an entry of a list may be; nil where there is no list.
  private(set) lazy var entry: ShapeNode? = node(alternatives.flatMap { shapes.shape(after: .entry, $0) })
  /// What the value of a free key may be.
  private lazy var named: ShapeNode? = node(
    alternatives.compactMap { if case .named(_, let value) = $0 { value } else { nil } })
  /// Who or what the text may name, and the words that may stand instead.
  let name: NameRole?
  /// Who or what a free key names.
  let keyName: NameRole?
  /// The words of the language.
  let words: Set<String>

  init(_ alternatives: [ValueShape], _ shapes: KeyShapes) {
    self.alternatives = alternatives
    self.shapes = shapes
    var rows: [String: [ValueShape]] = [:]
    var (name, keyName): (NameRole?, NameRole?)
    var words: Set<String> = []
    for shape in alternatives {
      switch shape {
      case .keys(let phrase): for row in shapes.keys(of: phrase) { rows[row.name, default: []].append(row.rule.shape) }
      case .name(let phrase):
        name = name ?? NameRole.ofValue(phrase)
        words.formUnion(NameRole.ofValue(phrase)?.words ?? [])
      case .named(let phrase, _): keyName = keyName ?? NameRole.ofKey(phrase)
      case .word(let more): words.formUnion(more)
      case .wholeNumber, .seed, .number, .share, .lengthOfTime, .timeOfDay, .flag, .null, .text, .list, .oneOrMore,
        .either:
        break
      }
    }
    (self.rows, self.name, self.keyName, self.words) = (rows, name, keyName, words)
  }

  /// What a file may be; nil for one that is none of ours.
  static func root(_ role: FileRole) -> ShapeNode? {
    let shapes = KeyShapes.of(role)
    return KeyShapes.root(role).map { ShapeNode(shapes.alternatives($0), shapes) }
  }

  /// Whether a key is one of the language.
  func isFixed(_ key: String) -> Bool { rows[key] != nil }

  /// What the value of a key may be; nil where nothing is known of it.
  func value(_ key: String) -> ShapeNode? {
    guard let shapes = rows[key] else { return named }
    if let known = values[key] { return known }
    let made = node(shapes)
    values[key] = made
    return made
  }

  private func node(_ found: [ValueShape]) -> ShapeNode? {
    found.isEmpty ? nil : ShapeNode(found.flatMap(shapes.alternatives), shapes)
  }
}
