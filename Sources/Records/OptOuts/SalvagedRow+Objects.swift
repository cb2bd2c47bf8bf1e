internal import Campaign

extension SalvagedRow {
  /// What an object says, by keys that mean columns.
  ///
  /// - Parameters:
  ///   - pairs: its keys and values, of which a key may come several times.
  ///   - meanings: what each key means, in their order.
  ///   - isWhole: whether a key that is not there was not written.
  init(
    _ pairs: [(key: String, value: SalvagedKeys.Value)], _ meanings: KeyMeanings.Read, _ separators: [UInt8]?,
    isWhole: Bool
  ) {
    var hasFlag = false
    for (key, value) in pairs {
      guard let column = meanings.columns[key] else { continue }
      switch column.meaning {
      case .id: for text in value.texts { add(id: text) }
      case .phone:
        phones += value.texts
        if value.texts.contains(where: PhoneWords.sayOptOut) { noteOptOut() }
        if meanings.idFromPhone { for text in value.texts { add(id: text) } }
      case .tags: for text in value.texts { tags += SalvagedCells.tags(of: text, separators) }
      case .optedOut:
        hasFlag = true
        if value.flag(column.wording) != false { noteOptOut() }
      case .name, .lastTeamMember, .assignedTo, .timeZone: break
      }
    }
    if !hasFlag, meanings.lacksConsent { noteOptOut() }
    if !hasFlag, !isWhole { noteUnseen() }
  }
}

extension SalvagedKeys.Value {
  /// Empty where there is nothing or an object.
  var texts: [[UInt8]] {
    switch self {
    case .text(let text): [text]
    case .word(let word): word.elementsEqual("null".utf8) ? [] : [word]
    case .list(let items): items
    case .object: []
    }
  }

  /// Nil where it says neither yes nor no.
  fileprivate func flag(_ wording: OptOutWording?) -> Bool? {
    switch self {
    // Nothing stands there where the row breaks off.
    case .text(let text): text.isEmpty ? nil : CellFlag.read(text, wording)
    case .word(let word):
      word.isEmpty ? nil : word.elementsEqual("null".utf8) ? CellFlag.read([], wording) : CellFlag.read(word, wording)
    case .list, .object: nil
    }
  }
}
