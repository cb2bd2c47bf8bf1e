import Campaign
import Diagnostics
import KeyedFiles
internal import Text
import YAMLTree

/// What to do about a name that no member and no list has.
extension Checker {
  /// The next step, and the fixes that do it.
  mutating func advice(on name: String, _ span: SourceSpan, _ use: NameUse) -> (help: String?, fixes: [Fix]) {
    if let keys = keysOfPerson(name), let key = keys.first {
      guard keys.count == 1 else { return ("several members are called so: name \(quotedList(keys, "or"))", []) }
      return (
        "\(quoted(name)) is how people know \(quoted(key)); write \(quoted(key))", writing(yamlScalar(key), at: span)
      )
    }
    if let known = bareName(name, use) {
      let key = yamlScalar(known.name)
      return (
        "write \(quoted(key))" + (known.remark.map { ", and the rest as a remark: \(quoted("# " + $0))" } ?? ""),
        isPlain(span) ? writing(key, at: span) : []
      )
    }
    if let parts = severalNames(name, use) {
      let list = "[" + parts.map(yamlScalar).joined(separator: ", ") + "]"
      return isEntry(span)
        ? ("name them one by one: \(quoted(parts.map(yamlScalar).joined(separator: ", ")))", [])
        : ("write \(quoted(list))", isPlain(span) ? writing(list, at: span) : [])
    }
    if Self.wordsForNoOne.contains(folded(name)) { return (adviceOnNoOne(use), []) }
    if NotifiedWord(rawValue: name) != nil {
      return ("`\(name)` stands in the `to` of notifications only; name team members or user lists here", [])
    }
    if Self.wordsForAll.contains(folded(name)), use != .notified {
      return ("name a user list of everyone who should get it; `members` names those who take part", [])
    }
    if reservedNames.contains(name) {
      let pick = Pick(rawValue: name).map { _ in
        "; to pick one of those in `to`, write \(quoted("\(TagRuleKey.by.rawValue): \(name)")) beside it"
      }
      let isRule = use == .recipient
      return (
        "reply steps stand in `reply_routing` only; name team members or user lists here" + (isRule ? pick ?? "" : ""),
        []
      )
    }
    if let help = adviceOnText(name, use) { return (help, []) }
    if use == .replyStep {
      let steps = quotedList(ReplyStepWord.allCases.map(\.rawValue), "or")
      return ("write one of the reply steps \(steps), or name someone who takes part", [])
    }
    if use == .onList || use == .selection || !syntax.team.isAbsent {
      return (
        syntax.team.isAbsent
          ? "add \(quoted(name)) to `members`" : "declare \(quoted(name)) in `team`, or name someone who is there", []
      )
    }
    return ("add \(quoted(name)) to `members`, or name someone who is there", [])
  }

  /// Words that say that a reply goes to no one, which no rule can say.
  private static let wordsForNoOne: Set<String> = [
    "nobody", "no_one", "noone", "none", "nil", "null", "unassigned", "skip", "ignore", "nowhere", "n/a", "na", "-",
    "drop", "no", "false",
  ]

  private static let wordsForAll: Set<String> = [
    "everyone", "everybody", "anyone", "anybody", "all", "all_members", "team", "the_team", "members", "whole_team",
  ]

  private func adviceOnNoOne(_ use: NameUse) -> String {
    switch use {
    case .otherwise: "write `hold` for a reply that waits, or delete the entry"
    case .recipient: "a tag rule sends replies to someone: delete the rule, or name who gets them"
    case .replyStep: "every reply goes somewhere: delete this step, or write `hold` for replies that wait"
    case .notified: "delete the notification, or name who gets it"
    case .onList, .selection: "delete this entry"
    }
  }

  /// Whether a word says that a reply goes to no one.
  static func saysNoOne(_ name: String) -> Bool { wordsForNoOne.contains(folded(name)) }

  private func folded(_ name: String) -> String { Self.folded(name) }

  static func folded(_ name: String) -> String {
    String(name.lowercased().map { $0 == " " || $0 == "-" && name.count > 1 ? "_" : $0 })
  }

  // MARK: People

  /// The keys of the members whom a name for people, an address or a number means; nil when there are none.
  private mutating func keysOfPerson(_ name: String) -> [String]? {
    // The team does not change once names are used.
    let known = people ?? PeopleByName(roster.map(\.member))
    people = known
    return known.meant(by: name).map { $0.map { roster[$0].member.key } }
  }

  /// The name in `joe (finance)` and `2. sender`, and what is said about it; nil unless it may stand there.
  private func bareName(_ text: String, _ use: NameUse) -> (name: String, remark: String?)? {
    var name = text[...]
    var remark: String?
    if name.last == ")", let open = name.lastIndex(of: "("), open > name.startIndex {
      remark = String(name[name.index(after: open)...].dropLast())
      name = name[..<open]
    }
    let afterDigits = name.drop(while: \.isNumber)
    if afterDigits.count < name.count, let mark = afterDigits.first, ".)".contains(mark) {
      name = afterDigits.dropFirst()
    }
    let bare = name.split(separator: " ").joined(separator: " ")
    guard bare != text else { return nil }
    let known =
      isKnown(bare, use) ? bare : use == .replyStep ? ReplyStepWord(rawValue: Self.folded(bare))?.rawValue : nil
    return known.map { ($0, remark) }
  }

  func isKnown(_ name: String, _ use: NameUse) -> Bool {
    rosterIndex[name] != nil || listIndex[name] != nil || use == .replyStep && ReplyStepWord(rawValue: name) != nil
  }

  /// The names that one text lists; nil unless each of them may stand there.
  private func severalNames(_ text: String, _ use: NameUse) -> [String]? {
    // A bracket that is opened and never closed, or closed and never opened, is a part of the text.
    let bare = text.filter { !"[]{}".contains($0) }
    for parts in [namesInOne(bare), bare.split(separator: " ").map(String.init)] where parts.count > 1 {
      if parts.allSatisfy({ isKnown($0, use) }) { return parts }
    }
    return nil
  }

  // MARK: Places

  private func writing(_ text: String, at span: SourceSpan) -> [Fix] {
    [Fix("write \(quoted(text))", safety: .unsafe, edits: [Edit(place(span), text)])]
  }

  private func isPlain(_ span: SourceSpan) -> Bool {
    let first = syntax.source.bytes[Int(span.lower)]
    return first != 0x22 && first != 0x27
  }

  /// Whether a text is an entry of a list, and not the value of a key.
  private func isEntry(_ span: SourceSpan) -> Bool {
    var at = Int(span.lower)
    let bytes = syntax.source.bytes
    while at > 0, bytes[at - 1] == 0x20 { at -= 1 }
    return at == 0 || bytes[at - 1] != 0x3A
  }
}
