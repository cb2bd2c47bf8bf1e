import Diagnostics
public import YAMLTree

/// Whether a document says that it is a file of ours by its `version`, or shows it: by a key that only rule files have,
/// or by a `version` that is misspelled.
public func looksLikeRules(_ document: YAMLDocument) -> Bool {
  guard let root = document.root else { return false }
  return document.entries(root).prefix(64).contains { entry in
    let key = document.string(entry.key)
    switch FileKey(rawValue: key) {
    case .version, .members, .distribution, .replyRouting, .replyTimeout, .tagRules, .autoTags, .optOut, .textingHours:
      return true
    case .kind, .action, .team, .lists, .list, .notifications, .invariants, .cases: return false
    case nil:
      // A member of a roster may be called Vernon.
      let isNumber = document.bytes(entry.value).first.map { $0 >= 0x30 && $0 <= 0x39 } ?? false
      return isNumber && !suggest(key, among: [FileKey.version.rawValue]).isEmpty
    }
  }
}
