import Campaign
import Diagnostics
import KeyedFiles
import YAMLTree

/// What to do about keys that a block does not have.
extension Block {
  /// What to write for a key of another block that was meant to say something else here; nil where it only stands in the wrong place.
  static func other(_ key: String, in mapping: String) -> String? {
    switch mapping {
    case Block.autoTag.phrase where ["keywords", "when", "text", "review"].contains(key):
      "write `reply_is:` for whole replies, or `reply_contains:` for words within them"
    case Block.notification.phrase where waysToTell.contains(key):
      "each member chooses the channels: `team: { NAME: { notify: [sms] } }`"
    case Block.textingHours.phrase where key == TagRuleKey.to.rawValue: "write `end:` with a time of day"
    case Block.listColumns.phrase where suggest(key, among: ListColumnsKey.allCases.map(\.rawValue)).isEmpty:
      "write the column first and its header behind it, as in `COLUMN: \(yamlScalar(key))`"
    case Block.routingCase.phrase: caseWords[key].map { "write `\($0.rawValue)`" }
    case Block.list.phrase where ListColumnsKey.allCases.contains { $0.rawValue == key }:
      "it belongs in `columns`: `columns: { \(key): HEADER }`"
    default: nil
    }
  }

  /// How a notification comes to someone, as other programs call it.
  private static let waysToTell: Set<String> = ["by", "via", "over", "through", "channel", "sms", "email", "phone"]

  /// The parts of a case, as other programs for tests call them.
  private static let caseWords: [String: CaseKey] = [
    "given": .contacts, "when": .events, "then": .expect, "setup": .contacts, "steps": .events, "expected": .expect,
    "should": .expect, "assert": .expect, "contact": .contacts, "event": .events, "actions": .events, "input": .events,
  ]

  /// Names for hours in which no texts are sent: those of the file say the opposite.
  private static let quietHours: Set<String> = [
    "quiet_hours", "quiet_time", "quiet", "do_not_disturb", "dnd", "blackout", "blackout_hours", "no_text_hours",
    "no_texting_hours", "silent_hours",
  ]

  /// What a key was meant to say that only the user's own words can be.
  static func advice(about key: String, in mapping: String) -> String? {
    if ["description", "comment", "comments", "note", "notes", "remark", "reason", "why"].contains(key) {
      return "write it as a remark, which begins with `#`"
    }
    if [Block.tagRule.phrase, Block.autoTag.phrase].contains(mapping),
      ["priority", "order", "rank", "index", "position", "stop", "final", "enabled", "active", "id"].contains(key)
    {
      return key == "enabled" || key == "active"
        ? "delete it: what is not to count is left out, or made a remark with `#`"
        : "delete it: every entry that matches counts, whatever their order"
    }
    if [Block.textingHours.phrase, Block.shifts.phrase, Block.hoursWhere.phrase].contains(mapping),
      let day = usualDays(key)
    {
      return "days stand in `days`: write `days: { \(day): \"09:00-21:00\" }`"
    }
    if mapping == Block.replyTimeout.phrase, ["minutes", "hours", "seconds", "days", "time"].contains(key) {
      return "write `after:` with a length of time, such as `30m`"
    }
    if mapping == Block.distribution.phrase, let mode = DistributionMode(rawValue: key) {
      let size = mode == .buckets ? ", and `\(DistributionKey.bucketSize.rawValue):` with their size" : ""
      return "write `\(DistributionKey.mode.rawValue): \(key)`\(size)"
    }
    if mapping == Block.file.phrase, quietHours.contains(key.lowercased()) {
      return
        "write `texting_hours:` with the hours in which texts may be sent, and not with those in which they may not"
    }
    if let other = other(key, in: mapping) { return other }
    // Another word for a key of another mapping.
    if let block = allCases.first(where: { $0.phrase == mapping }), let meant = block.meant(by: key) { return meant }
    return switch mapping {
    case Block.condition.phrase:
      "write `fields: { \(key): … }` if it is a field, or `all: [\(yamlScalar(key))]` if it is a tag"
    case Block.tagRule.phrase: "write `tag: \(yamlScalar(key))` and below it `to: MEMBER` if it is a tag, or delete it"
    default: nil
    }
  }

  /// What is to be done about another word for a key: of this block, where the key stands already, or of another one.
  private func meant(by word: String) -> String? {
    let meant = (ruleSynonyms[word] ?? "").split(separator: " ").map(String.init)
    if let here = meant.first(where: { name in keys.contains { $0.name == name } }) {
      return "it is `\(here)`, which is here already: keep one of them"
    }
    return meant.lazy.filter { phrase != "`\($0)`" }.compactMap { name in
      Self.home(of: name, in: phrase).map { $0 == Self.rootHome ? "it is `\(name)`, at the root of the file" : $0 }
    }.first
  }
}
