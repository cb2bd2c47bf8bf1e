package import Campaign
internal import RuleLanguage

extension RuleChange {
  /// How contact lists are read otherwise: the words of `list` that were added and taken away. Nil where they are read alike.
  package static func list(from old: ListFormat, to new: ListFormat) -> RuleChange? {
    RuleChange(FileKey.list.rawValue, words(of: old), words(of: new))
  }

  /// What a rule file says of lists, as in `id=VANID` and `country=GB`.
  private static func words(of format: ListFormat) -> [String] {
    let settings: [(key: ListKey, value: String?)] = [
      (.profile, format.profile?.rawValue), (.id, format.idFromPhone ? ContactColumn.phone.rawValue : nil),
      (.delimiter, format.delimiter?.rawValue), (.country, format.country),
      (.tagSeparators, format.tagSeparators.map { String(decoding: $0, as: UTF8.self) }),
      (.encoding, format.encoding?.rawValue),
    ]
    return format.columns.map { "\($0.word)=\($0.header)" }
      + settings.compactMap { setting in setting.value.map { "\(setting.key.rawValue)=\($0)" } }
  }
}
