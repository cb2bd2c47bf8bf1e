import Campaign
import Diagnostics
import KeyedFiles
internal import Text
import YAMLTree

extension Checker {
  /// Determines who takes part, and numbers everyone: selected members first.
  mutating func selectMembers() {
    switch syntax.members {
    case .absent, .invalid: selectionIsKnown = false
    case .value(let names, let span):
      if names.isEmpty {
        problems.report(
          Problem(
            .nobodySelected, .warning, "no one takes part: no first text is sent and every reply waits",
            at: place(span), help: "name the team members who take part"))
      }
      warnRepeatedNames(names, in: "`members`")
      for name in names { select(name) }
    }
    number()
  }

  private mutating func select(_ name: Written<String>) {
    guard case .value(let name, let span) = name else {
      selectionIsKnown = false
      return
    }
    if let member = rosterIndex[name] {
      select(member, at: span, through: nil)
    } else if let list = listIndex[name] {
      usedLists.insert(list)
      if listSyntax[list].members.isInvalid { selectionIsKnown = false }
      for member in lists[list].members { select(member, at: span, through: list) }
    } else {
      let meant = reportUnknown(name, span, .selection)
      for name in meant {
        if let member = rosterIndex[name] { perhapsSelected.insert(member) }
        if let list = listIndex[name] { perhapsSelected.formUnion(lists[list].members) }
      }
    }
  }

  private mutating func select(_ member: Int, at span: SourceSpan, through list: Int?) {
    guard !roster[member].isSelected else { return }
    roster[member].isSelected = true
    selected.append(member)
    guard !roster[member].mayBeSelected else { return }
    let name = quoted(roster[member].member.key)
    let through = list.map { ", who is on the user list \(quoted(lists[$0].name))," } ?? ""
    problems.report(
      Problem(
        .notSelectable, "\(name)\(through) cannot take part without the permission `send_queue`", at: place(span),
        related: [Label(roster[member].place, "\(name) is declared here")],
        help: "add `send_queue` to the member's permissions, or leave the member out"))
  }

  private mutating func number() {
    ids = Array(repeating: .nobody, count: roster.count)
    var next: UInt16 = 0
    for member in selected + roster.indices.filter({ !roster[$0].isSelected }) {
      // INVARIANT: the limit on members keeps every number below `nobody`; a file that exceeds it has been refused.
      ids[member] = MemberID(next)
      next = next == .max ? next : next + 1
    }
  }

  /// Reports that no member has a name, unless a hole may have declared it. Returns the names that may have been meant.
  @discardableResult
  mutating func reportUnknown(_ name: String, _ span: SourceSpan, _ use: NameUse) -> [String] {
    guard rosterIsKnown, listsAreKnown, !reservedUses.contains(name), !problems.drops(.error) else { return [] }
    if reportJoinedNames(name, span) { return [] }
    let meant = candidates(for: name, use)
    // Who is meant by their name for people is looked for only where no name is like this one.
    let advice: (help: String?, fixes: [Fix]) = meant.isEmpty ? advice(on: name, span, use) : (nil, [])
    problems.report(
      .unknown(
        .unknownName, "\(quoted(name)) is not \(use.phrase)", name, at: place(span), meant: meant,
        otherwise: advice.help, advice.fixes))
    return meant
  }

  /// Reports, once, a declaration of two names without a comma between them, of which one is used by itself.
  private mutating func reportJoinedNames(_ name: String, _ span: SourceSpan) -> Bool {
    guard syntax.team.isAbsent, let index = memberWithWord(name) else { return false }
    let joined = roster[index]
    guard joinedNames.insert(joined.member.key).inserted else { return true }
    let declared = quoted(joined.member.key)
    problems.report(
      Problem(
        .unknownName, "\(declared) is one name, and \(quoted(name)) is not a member", at: joined.place,
        related: [Label(place(span), "named here")],
        help: "write a comma between two names, or name \(declared) there"))
    return true
  }

  /// The first member whose name is several words, of which this is one.
  private mutating func memberWithWord(_ word: String) -> Int? {
    // The team does not change once names are used.
    let known = wordsOfNames ?? wordsOfRoster()
    wordsOfNames = known
    return known[word]
  }

  private func wordsOfRoster() -> [String: Int] {
    var words: [String: Int] = [:]
    for (index, entry) in roster.enumerated() where entry.member.key.utf8.contains(0x20) {
      for word in entry.member.key.split(separator: " ") where words[String(word)] == nil {
        words[String(word)] = index
      }
    }
    return words
  }
}
