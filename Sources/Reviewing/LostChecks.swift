internal import Diagnostics
internal import RuleLanguage
internal import Text

/// Something that a version of the rules is held to.
struct HeldCheck {
  enum Kind: String {
    case routingCase = "case"
    case invariant
    case gate
  }

  let kind: Kind
  /// The rule file that is held to it, from the folder that is reviewed; empty for a file that is reviewed alone.
  let file: String
  /// The name of a case; else all of it.
  let name: String
  /// What it asks, without its layout.
  let text: String
}

/// What held the old version and does not hold the new one, as far as cases, invariants and gates do: a proposed version passes all the
/// more easily the less is asked of it.
package struct LostChecks {
  struct Entry {
    let check: HeldCheck
    /// Whether there still is one of this name, which asks something else.
    let isEdited: Bool
  }

  private(set) var entries: [Entry] = []

  init() {}

  init(old: [HeldCheck], new: [HeldCheck]) {
    var left = Dictionary(grouping: new) { Key($0) }.mapValues { $0.map(\.text) }
    var open: [HeldCheck] = []
    for check in old {
      if let same = left[Key(check)]?.firstIndex(of: check.text) {
        left[Key(check)]?.remove(at: same)
      } else {
        open.append(check)
      }
    }
    for check in open {
      let isEdited = left[Key(check)]?.isEmpty == false
      if isEdited { left[Key(check)]?.removeFirst() }
      entries.append(Entry(check: check, isEdited: isEdited))
    }
  }

  private struct Key: Hashable {
    let kind: HeldCheck.Kind
    let file: String
    let name: String

    init(_ check: HeldCheck) { (kind, file, name) = (check.kind, check.file, check.name) }
  }

  /// "2 cases gone, 1 edited; 1 gate gone"; nil where nothing is lost.
  var summary: String? {
    let kinds: [(HeldCheck.Kind, String)] = [(.routingCase, "case"), (.invariant, "invariant"), (.gate, "gate")]
    let parts = kinds.compactMap { kind, noun -> String? in
      let own = entries.filter { $0.check.kind == kind }
      let (gone, edited) = (own.count { !$0.isEdited }, own.count(where: \.isEdited))
      if gone == 0 { return edited == 0 ? nil : "\(counted(edited, noun)) edited" }
      return "\(counted(gone, noun)) gone" + (edited == 0 ? "" : ", \(grouped(edited)) edited")
    }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

extension HeldCheck {
  init(_ routingCase: RoutingCase, of file: String) {
    self.init(kind: .routingCase, file: file, name: routingCase.name, text: words(of: routingCase))
  }

  init(_ invariant: RuleInvariant, of file: String) {
    let text = Self.inOneLine(invariant.place)
    self.init(kind: .invariant, file: file, name: text, text: text)
  }

  init(gate text: String) { self.init(kind: .gate, file: "", name: text, text: text) }

  /// A part of a file with one blank for all that is blank.
  private static func inOneLine(_ place: Place) -> String {
    let bytes = place.source.bytes[Int(place.span.lower)..<Int(place.span.upper)]
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
