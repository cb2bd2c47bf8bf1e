import Campaign
import Diagnostics
internal import Folding
internal import Text

/// Numbers for the tags that rules mention, in order of first mention.
struct TagInterning {
  /// As first written, trimmed.
  private(set) var names: [String] = []
  /// Where each tag appears first.
  private(set) var firstSpans: [SourceSpan] = []
  private let byFold = FoldedTags()
  /// Spellings that were met besides the first of their tag.
  private var otherSpellings: Set<String> = []
  private var mentionedOptOut: TagID?
  /// The tag `Opt Out`, as `RoutingPolicy` has it.
  var optOutTag: TagID { mentionedOptOut ?? TagID(UInt32(clamping: names.count)) }

  enum Meeting {
    case known(TagID)
    case new(TagID)
    /// Another spelling, at a place, of a tag that was met before.
    case otherSpelling(TagID, first: String, SourceSpan)
  }

  mutating func meet(_ tag: String, _ span: SourceSpan) -> Meeting {
    let (id, isNew, isFolded) = byFold.number(of: tag)
    if !isNew {
      let first = names[id.index]
      if first == tag || !otherSpellings.insert(tag).inserted { return .known(id) }
      return .otherSpelling(id, first: first, firstSpans[id.index])
    }
    let name = isFolded ? tag : trimmedTag(tag)
    if !isFolded, name != tag { otherSpellings.insert(tag) }
    names.append(name)
    firstSpans.append(span)
    if OptOutTag.isSpelled(tag) { mentionedOptOut = id }
    return .new(id)
  }

  func isKnown(_ tag: String) -> Bool { byFold.isKnown(tag) }

  /// Makes room for the tags of so many rules.
  mutating func reserve(_ count: Int) {
    byFold.reserve(count)
    names.reserveCapacity(count)
    firstSpans.reserveCapacity(count)
  }
}

/// The numbers of tags by their folded form.
private final class FoldedTags {
  @exclusivity(unchecked) private var table = NameTable()

  func reserve(_ count: Int) { if table.count == 0 { table = NameTable(expected: count) } }

  /// The number that a tag has or, if it is new, gets, and whether it is written in its folded form.
  func number(of tag: String) -> (id: TagID, isNew: Bool, isFolded: Bool) {
    var tag = tag
    var entry = tag.withUTF8 { Self.isFolded($0) ? table.insert($0) : nil }
    let isFolded = entry != nil
    if !isFolded {
      var folded = foldedTag(tag)
      entry = folded.withUTF8 { table.insert($0) }
    }
    // A table has room for more than any file can hold.
    let (id, isNew) = entry ?? (UInt32(clamping: table.count), true)
    return (TagID(id), isNew, isFolded)
  }

  func isKnown(_ tag: String) -> Bool {
    var folded = foldedTag(tag)
    return folded.withUTF8 { table.find($0) } != nil
  }

  /// Whether a tag is its own folded form, as far as a quick check shows: only lower case ASCII between its ends.
  private static func isFolded(_ tag: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = tag.first, let last = tag.last, first > 0x20, last > 0x20 else { return false }
    for byte in tag where !ASCII.isPrintable(byte) || ASCII.lowercased(byte) != byte { return false }
    return true
  }
}

/// Numbers for the fields that rules ask about and for the values they compare them with, in order of first mention.
struct FieldInterning {
  private var names: [String] = []
  private var values: [[String]] = []
  /// Where each field, and each of its values, appears first.
  private(set) var spans: [SourceSpan] = []
  private(set) var valueSpans: [[SourceSpan]] = []
  private var fieldIDs: [String: Int] = [:]
  private var valueIDs: [[String: Int]] = []

  var fields: [PolicyField] { zip(names, values).map { PolicyField(name: $0, values: $1) } }
  var count: Int { names.count }

  /// - Returns: the field's number, and whether it is new.
  mutating func field(_ name: String, _ span: SourceSpan) -> (id: Int, isNew: Bool) {
    if let known = fieldIDs[name] { return (known, false) }
    fieldIDs[name] = names.count
    names.append(name)
    spans.append(span)
    values.append([])
    valueSpans.append([])
    valueIDs.append([:])
    return (names.count - 1, true)
  }

  mutating func value(_ value: String, _ span: SourceSpan, of field: Int) -> (id: Int, isNew: Bool) {
    if let known = valueIDs[field][value] { return (known, false) }
    let id = values[field].count
    valueIDs[field][value] = id
    values[field].append(value)
    valueSpans[field].append(span)
    return (id, true)
  }
}
