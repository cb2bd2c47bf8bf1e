import Campaign
import KeyedFiles
import YAMLTree

/// How a block is written, for help.
extension Block {
  /// Where a key of the language belongs: "it belongs in a team member: `team: { NAME: { max_open: … } }`"; nil for a text
  /// that is not a key.
  static func home(of key: String, in mapping: String) -> String? {
    if let other = other(key, in: mapping) { return other }
    if mapping == Block.condition.phrase, key == TagRuleKey.tag.rawValue {
      return "write `all: [TAG]` for a tag that contacts must have, or `any: [TAG, TAG]`"
    }
    if key == ListColumnsKey.column(.tags).rawValue {
      if mapping == Block.tagRule.phrase { return "write `tag: TAG`, or `when: { any: [TAG, TAG] }` for several" }
      if mapping == Block.autoTag.phrase { return "write `tag: TAG`; each entry sets one" }
      if mapping == Block.condition.phrase { return "write `all: [TAG, TAG]` or `any: [TAG, TAG]`" }
    }
    if isAboutSomeContacts(mapping), [TagRuleKey.tag.rawValue, ListColumnsKey.column(.tags).rawValue].contains(key) {
      return "write `when: { all: [TAG] }` for contacts with a tag"
    }
    // What several have is looked for in a tag rule, or at the root.
    let homes = allCases.filter {
      !$0.isOfCases && $0 != .listStep && $0 != .claim && $0 != .atMost && $0.keys.contains { $0.name == key }
    }
    guard let first = homes.first else { return nil }
    return first == .file
      ? rootHome
      : "it belongs in \(first.phrase): `\(first.path(to: key))`"
  }

  static let rootHome = "it belongs at the root of the file, without indentation"

  /// Whether a mapping says by `when` which contacts it is about, and by nothing shorter.
  private static func isAboutSomeContacts(_ mapping: String) -> Bool {
    allCases.contains {
      $0.phrase == mapping && $0 != .tagRule && $0.keys.contains { $0.name == TagRuleKey.when.rawValue }
    }
  }

  /// An example of a value that is a block, or holds blocks; nil for other shapes.
  static func example(of shape: ValueShape) -> String? {
    switch shape {
    case .keys(let phrase):
      return allCases.first { $0.phrase == phrase }?.example.map { "`\($0)`" }
    case .list(.named("one kind of effect", _)): return "`[routed: { contact: c1, to: [MEMBER] }]`"
    case .list(.named("one kind of event", _)): return "`[reply: { contact: c1, text: TEXT }]`"
    case .named("columns", _): return "`{ id: c1 }`"
    case .list(let element), .oneOrMore(let element):
      guard case .keys(let phrase) = element else { return nil }
      return allCases.first { $0.phrase == phrase }?.example.map { "`[\($0)]`, or each on a line after `- `" }
    case .either(let shapes):
      return shapes.lazy.compactMap { example(of: $0) }.first
    case .named(HoursShape.daysPhrase, _): return "the hours of each day: `{ mon-fri: \"09:00-21:00\" }`"
    case .named(_, let value):
      guard case .keys(let phrase) = value else { return nil }
      return allCases.first { $0.phrase == phrase }?.example.map { "`{ NAME: \($0) }`" }
    case .wholeNumber, .seed, .number, .share, .lengthOfTime, .timeOfDay, .flag, .null, .name, .text, .word: return nil
    }
  }

  private var isOfCases: Bool {
    switch self {
    case .caseFile, .routingCase, .expectedStats: true
    case .file, .member, .userList, .shifts, .distribution, .replyTimeout, .listStep, .tagRule, .condition, .autoTag,
      .optOut, .keywords, .textingHours, .hoursWhere, .notification, .invariant, .claim, .atMost, .list, .listColumns:
      false
    }
  }

  /// The keys around one of the block's keys, from the root of the file.
  private func path(to key: String) -> String {
    switch self {
    case .member: "team: { NAME: { \(key): … } }"
    case .userList: "lists: { NAME: { \(key): … } }"
    case .shifts: "shifts: { \(key): … }"
    case .distribution: "distribution: { \(key): … }"
    case .replyTimeout: "reply_timeout: { \(key): … }"
    case .listStep: "reply_routing: [{ \(key): … }]"
    case .tagRule: "tag_rules: [{ \(key): … }]"
    case .condition: "when: { \(key): … }"
    case .autoTag: "auto_tags: [{ \(key): … }]"
    case .optOut: "opt_out: { \(key): … }"
    case .keywords: "keywords: { \(key): … }"
    case .textingHours: "texting_hours: { \(key): … }"
    case .hoursWhere: "where: [{ \(key): … }]"
    case .notification: "notifications: [{ \(key): … }]"
    case .invariant: "invariants: [{ \(key): … }]"
    case .claim: "invariants: [{ never: { \(key): … } }]"
    case .atMost: "invariants: [{ at_most: { \(key): … } }]"
    case .list: "list: { \(key): … }"
    case .listColumns: "list: { columns: { \(key): … } }"
    case .file, .caseFile, .routingCase, .expectedStats: "\(key): …"
    }
  }

  private var example: String? {
    switch self {
    case .member: "{ name: \"NAME\" }"
    case .userList: "{ members: [MEMBER], shifts: { zone: ZONE, days: { daily: \"18:00-21:00\" } } }"
    case .shifts: "{ zone: America/New_York, days: { mon-fri: \"18:00-21:00\" } }"
    case .distribution: "{ mode: buckets, bucket_size: 50 }"
    case .replyTimeout: "{ after: 30m, then: [LIST] }"
    case .listStep: "{ to: LIST, by: least_open }"
    case .tagRule: "{ tag: TAG, to: MEMBER }"
    case .condition: "{ all: [TAG] }"
    case .autoTag: "{ tag: TAG, reply_is: [WORD] }"
    case .optOut: "{ keywords: { default: true, add: [WORD] } }"
    case .keywords: "{ default: true, add: [WORD] }"
    case .textingHours: "{ start: \"09:00\", end: \"21:00\" }"
    case .hoursWhere: "{ when: { fields: { state: FL } }, days: { daily: \"08:00-20:00\" } }"
    case .notification: "{ type: replies_waiting, to: all }"
    case .invariant: "{ never: { when: { all: [TAG] }, to: MEMBER } }"
    case .claim: "{ when: { all: [TAG] }, to: MEMBER }"
    case .atMost: "{ members: 3 }"
    case .list: "{ columns: { phone: HEADER } }"
    case .listColumns: "{ phone: HEADER }"
    case .routingCase: "{ name: NAME, contacts: [{ id: c1 }], events: [EVENT], expect: [EFFECT] }"
    case .file, .caseFile, .expectedStats: nil
    }
  }
}
