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
  private var byFold: [String: TagID] = [:]
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
    let id = TagID(UInt32(clamping: names.count))
    let known = number(of: isFolded(tag) ? tag : foldedTag(tag), ifNew: id)
    if known != id {
      let first = names[known.index]
      if first == tag || !otherSpellings.insert(tag).inserted { return .known(known) }
      return .otherSpelling(known, first: first, firstSpans[known.index])
    }
    let name = trimmedTag(tag)
    if name != tag { otherSpellings.insert(tag) }
    names.append(name)
    firstSpans.append(span)
    if OptOutTag.isSpelled(tag) { mentionedOptOut = id }
    return .new(id)
  }

  func isKnown(_ tag: String) -> Bool { byFold[isFolded(tag) ? tag : foldedTag(tag)] != nil }

  /// The number that a folded tag has or, if it is new, gets. Looks it up only once.
  private mutating func number(of folded: String, ifNew id: TagID) -> TagID {
    func found(_ entry: inout TagID) -> TagID { entry }
    return found(&byFold[folded, default: id])
  }

  /// Makes room for the tags of so many rules.
  mutating func reserve(_ count: Int) {
    byFold.reserveCapacity(count)
    names.reserveCapacity(count)
    firstSpans.reserveCapacity(count)
  }

  /// Whether a tag is its own folded form, as far as a quick check shows: only lower case ASCII between its ends.
  private func isFolded(_ tag: String) -> Bool {
    tag.utf8.withContiguousStorageIfAvailable { tag in
      guard let first = tag.first, let last = tag.last, first > 0x20, last > 0x20 else { return false }
      return tag.allSatisfy { ASCII.isPrintable($0) && ASCII.lowercased($0) == $0 }
    } ?? false
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
