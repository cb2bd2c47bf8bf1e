import Campaign
import Diagnostics
import KeyedFiles
internal import Text

/// What a name means where members and lists are allowed.
enum Recipient {
  case member(Int)
  case list(Int)
}

extension Checker {
  /// The member or list that a name means, if it takes part; otherwise reports why not.
  mutating func recipient(_ name: String, _ span: SourceSpan, _ use: NameUse) -> Recipient? {
    if let member = rosterIndex[name] {
      guard roster[member].isSelected || mayBeSelected(member) else {
        problems.report(
          Problem(
            use.toAbsent.code, "\(quoted(name)) does not take part, so \(use.toAbsent.what)", at: place(span),
            related: membersLabel, help: "add \(quoted(name)) to `members`, or name someone who is there"))
        return nil
      }
      return .member(member)
    }
    if let list = listIndex[name] {
      usedLists.insert(list)
      checkTakesPart(list, span, use)
      return .list(list)
    }
    reportUnknown(name, span, use)
    return nil
  }

  /// Reports, once for each list, which members on it do not take part.
  private mutating func checkTakesPart(_ list: Int, _ span: SourceSpan, _ use: NameUse) {
    guard !lists[list].isReported else { return }
    let absent = lists[list].members.filter { !roster[$0].isSelected && !mayBeSelected($0) }
    guard !absent.isEmpty else { return }
    lists[list].isReported = true
    let names = quotedList(absent.prefix(5).map { roster[$0].member.key }, "and")
    let more = absent.count > 5 ? " and \(absent.count - 5) more" : ""
    let verb = agreeing(absent.count, "does", "do")
    problems.report(
      Problem(
        use.toAbsent.code,
        "\(names)\(more) on the user list \(quoted(lists[list].name)) \(verb) not take part, so \(use.toAbsent.what)",
        at: place(span), related: [Label(place(lists[list].span), "the list")] + membersLabel,
        help: "add \(quoted(lists[list].name)) to `members`, or take who is not there off the list"))
  }

  /// Whether a hole in `members` may have selected a member.
  private func mayBeSelected(_ member: Int) -> Bool { !selectionIsKnown || perhapsSelected.contains(member) }

  private var membersLabel: [Label] { syntax.members.span.map { [Label(place($0), "who takes part")] } ?? [] }

  /// The number of the set of members that a `to` names; nil when it names no member.
  mutating func recipients(_ names: [Written<String>]) -> Int? {
    // Whatever is to be said of a name that some rules have alone was said of the first one.
    let only = names.count == 1 ? names[0].value : nil
    if let only, let known = recipientSets.known(only) { return known }
    warnRepeatedNames(names, in: "`to`")
    var members: [MemberID] = []
    for case .value(let name, let span) in names {
      guard let recipient = recipient(name, span, .recipient) else { continue }
      switch recipient {
      case .member(let member): members.append(ids[member])
      case .list(let list): for member in lists[list].members { members.append(ids[member]) }
      }
    }
    guard !members.isEmpty else { return nil }
    let number = recipientSets.number(of: sortedOnce(members))
    if let only { recipientSets.keep(number, for: only) }
    return number
  }
}

/// The elements in order, each once.
func sortedOnce<Element: Comparable>(_ elements: [Element]) -> [Element] {
  guard elements.count > 1 else { return elements }
  var sorted = elements.sorted()
  var kept = 1
  for index in 1..<sorted.count where sorted[index] != sorted[kept - 1] {
    sorted[kept] = sorted[index]
    kept += 1
  }
  sorted.removeLast(sorted.count - kept)
  return sorted
}
