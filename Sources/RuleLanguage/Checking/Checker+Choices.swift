import Campaign
import Diagnostics
import KeyedFiles
internal import Text
import YAMLTree

// Texts in the place of a name that say how to choose among people: `any of [ana, joe]`, `least busy of closers`.
extension Checker {
  /// The people and lists that such a text names, and how one of them is chosen.
  private struct Choice {
    var names: [String] = []
    var pick = Pick.roundRobin
  }

  /// What to do about a text that chooses, or that is no name at all; nil for what may be the name of someone new.
  func adviceOnText(_ text: String, _ use: NameUse) -> String? {
    if let choice = choice(in: text, use) { return advice(on: choice, use) }
    if text.contains("@") {
      let before = String(text.prefix { $0 != "@" })
      return isKnown(before, use)
        ? "write \(quoted(before))" : "name the team member whose address it is; addresses stand in `team`"
    }
    let isSentence = text.split(separator: " ").count > 4
    return isSentence || text.contains(where: { "[]{}()".contains($0) }) ? "name a team member or a user list" : nil
  }

  private func choice(in text: String, _ use: NameUse) -> Choice? {
    let parts = text.split { !($0.isLetter || $0.isNumber || "_-.'".contains($0)) }.map(String.init)
    guard parts.count > 1 else { return nil }
    var choice = Choice()
    var choosesAny = false
    for part in parts {
      let word = part.lowercased()
      if Self.choosing.contains(word) {
        choosesAny = true
        if Self.sparing.contains(word) { choice.pick = .leastOpen }
      } else if isKnown(part, use) {
        choice.names.append(part)
      } else {
        return nil
      }
    }
    return choosesAny ? choice : nil
  }

  private func advice(on choice: Choice, _ use: NameUse) -> String {
    let names = choice.names.map(yamlScalar)
    let by = "\(TagRuleKey.by.rawValue): \(choice.pick.rawValue)"
    switch use {
    case .recipient:
      guard let first = names.first else {
        return "name those who may get it, and write `\(by)` beside it for one of them"
      }
      let to = names.count == 1 ? first : "[\(names.joined(separator: ", "))]"
      return "write \(quoted("\(TagRuleKey.to.rawValue): \(to)")), and `\(by)` beside it for one of them"
    case .replyStep:
      guard names.count == 1, let list = choice.names.first, listIndex[list] != nil else {
        return names.isEmpty
          ? "write `\(choice.pick.rawValue)`"
          : "make a user list of them, and write `{ \(ListStepKey.to.rawValue): NAME, \(by) }`"
      }
      return "write \(quoted("{ \(ListStepKey.to.rawValue): \(yamlScalar(list)), \(by) }"))"
    case .otherwise, .notified, .onList, .selection:
      return names.isEmpty
        ? "name team members or user lists" : "name them one by one: \(quoted(names.joined(separator: ", ")))"
    }
  }

  /// Words that choose, or that stand between those to choose from.
  private static let choosing: Set<String> = [
    "a", "any", "anyone", "available", "between", "busy", "choose", "either", "first", "free", "from", "idle", "in",
    "is",
    "least", "loaded", "member", "members", "next", "of", "on", "one", "online", "open", "or", "pick", "random",
    "randomly",
    "rotate", "rotating", "round", "robin", "roundrobin", "shift", "someone", "the", "there", "turn", "turns", "who",
    "whoever", "among", "and", "amongst", "somebody", "anybody", "fewest", "lowest", "load",
  ]
  /// Those that ask for whoever has the least to do.
  private static let sparing: Set<String> = ["busy", "fewest", "free", "idle", "least", "load", "loaded", "lowest"]
}
