internal import Campaign

/// Finds out what the columns of a header mean.
///
/// First what was said, then what the profile says, then names as they are known here and elsewhere. What may be a known
/// column and may be a field is refused: a guess could lose an opt out, or text a person twice.
struct HeaderReading {
  let names: [HeaderName]
  let format: ListFormat
  private(set) var columns: [ReadColumn]
  private var isRead: [Bool]
  private var idFromPhone: Bool
  private var lacksConsent = false
  /// The keys of one object: others may have what it lacks.
  private let isObject: Bool
  var remarks: [HeaderRemark] = []
  /// What a remark is about already.
  private var refused: Set<ContactColumn> = []

  init(_ headers: [String], _ format: ListFormat, isObject: Bool = false) {
    self.format = format
    self.isObject = isObject
    idFromPhone = format.idFromPhone
    names = headers.map { HeaderName($0) }
    columns = headers.map { ReadColumn(header: $0, meaning: nil, basis: .name) }
    isRead = headers.map { _ in false }
  }

  /// - Parameters:
  ///   - requiresID: whether a list without ids is refused.
  ///   - places: where each column is among the cells.
  ///   - width: how many cells the header has.
  static func read(
    _ headers: [String], _ format: ListFormat, requiresID: Bool, delimiter: UInt8, places: [Int] = [], width: Int = 0
  ) -> ListHeader {
    var reading = HeaderReading(headers, format)
    reading.takeWhatWasSaid()
    reading.takeProfile()
    reading.takeNames()
    reading.refuseWhatIsUnclear()
    if requiresID { reading.requireID() }
    reading.noteGuesses()
    if reading.hasErrors, let profile = profile(of: headers, format, requiresID: requiresID) {
      reading.suggest(profile)
    }
    return ListHeader(
      columns: reading.columns, remarks: reading.remarks, idFromPhone: reading.idFromPhone, delimiter: delimiter,
      places: places, width: width)
  }

  /// Reads the keys of an object. That something is missing is no problem of one object.
  static func read(keys: [String], _ format: ListFormat) -> ListHeader {
    var reading = HeaderReading(keys, format, isObject: true)
    reading.takeWhatWasSaid()
    reading.takeProfile()
    reading.takeNames()
    reading.refuseWhatIsUnclear()
    reading.noteGuesses()
    return ListHeader(
      columns: reading.columns, remarks: reading.remarks, idFromPhone: reading.idFromPhone,
      delimiter: ListDelimiter.comma.byte, lacksConsent: reading.lacksConsent)
  }

  /// Whether a header may be a column, so that those beside it must be asked, too.
  static func mayMean(_ header: String, _ format: ListFormat) -> Bool {
    let name = HeaderName(header)
    if ContactColumn.spelled(name) != nil || ContactColumn.named(name) != nil { return true }
    if ContactColumn.resembling(name) != nil { return true }
    let said = format.columns.map(\.header) + (format.profile.map { $0.columns.flatMap(\.headers) + $0.fields } ?? [])
    return said.contains { HeaderName($0).text == name.text }
  }

  private func isSettled(_ meaning: ContactColumn) -> Bool {
    refused.contains(meaning) || meaning == .id && idFromPhone || columns.contains { $0.meaning == meaning }
  }

  private mutating func take(_ index: Int, as meaning: ContactColumn?, _ basis: ReadColumn.Basis) {
    columns[index].meaning = meaning
    columns[index].basis = basis
    // Under the name of Patchbay stands what Patchbay expects.
    let isOwn = ContactColumn.spelled(names[index]) == .optedOut
    columns[index].wording = meaning == .optedOut && !isOwn ? .status : nil
    isRead[index] = true
  }

  private mutating func takeWhatWasSaid() {
    for named in format.columns {
      var found = columns.indices.filter { columns[$0].header == named.header }
      if found.isEmpty {
        let name = HeaderName(named.header)
        found = names.indices.filter { names[$0].text == name.text }
      }
      if found.isEmpty, isObject {
        if named.isConsent { lacksConsent = true }
        continue
      }
      if let meaning = named.meaning { if found.count != 1 { refused.insert(meaning) } }
      guard let index = found.first else {
        remarks.append(.missing(named, among: columns.map(\.header)))
        continue
      }
      if found.count > 1 {
        remarks.append(.several(found.map { columns[$0].header }, named.meaning, at: found[1]))
        if let meaning = named.meaning { for index in found { take(index, as: nil, .unclear(meaning)) } }
      } else if isRead[index] {
        remarks.append(.twoMeanings(of: columns[index], at: index))
      } else {
        take(index, as: named.meaning, .told)
        if named.isConsent {
          columns[index].wording = .consent
        } else if named.meaning == .optedOut, ContactColumn.isAboutAgreement(names[index]) {
          remarks.append(.agreement(columns[index].header, at: index))
        }
      }
    }
  }

  private mutating func takeProfile() {
    guard let profile = format.profile else { return }
    var isFound = false
    let told = Set(ContactColumn.allCases.filter { isSettled($0) })
    for column in profile.columns {
      // Of columns that say who has opted out, none is left out because of another one.
      if column.meaning.mayBeSeveral ? told.contains(column.meaning) : isSettled(column.meaning) { continue }
      for header in column.headers {
        guard let index = unread(named: HeaderName(header)) else { continue }
        take(index, as: column.meaning, .profile(profile))
        columns[index].wording = column.wording
        if column.meaning == .id || column.meaning == .phone { isFound = true }
        if !column.meaning.mayBeSeveral { break }
      }
    }
    if profile.identifiesByPhone, !isSettled(.id), isSettled(.phone) { idFromPhone = true }
    for header in profile.fields {
      guard let index = unread(named: HeaderName(header)) else { continue }
      take(index, as: nil, .profile(profile))
    }
    if !isFound, !isObject { remarks.append(.otherProfile(profile)) }
  }

  private func unread(named name: HeaderName) -> Int? {
    names.indices.first { !isRead[$0] && names[$0].text == name.text }
  }

  private mutating func takeNames() {
    let isTold = ContactColumn.allCases.map { isSettled($0) }
    for (meaning, isTold) in zip(ContactColumn.allCases, isTold) {
      let spelled = names.indices.filter { !isRead[$0] && ContactColumn.spelled(names[$0]) == meaning }
      let named = names.indices.filter { !isRead[$0] && ContactColumn.named(names[$0]) == meaning }
      var taken = spelled.isEmpty ? named : spelled
      switch meaning {
      // A column about opt outs is never left out because of another one.
      case .optedOut: taken = spelled + named
      case .tags: if isTold { taken = [] }
      // People have several names, and which is shown does not matter.
      case .name where spelled.isEmpty && !isTold:
        let ranks = meaning.otherNames
        taken = Array(named.sorted { rank($0, ranks) < rank($1, ranks) }.prefix(1))
      case .id, .name, .phone, .timeZone, .lastTeamMember, .assignedTo:
        if isTold {
          taken = []
        } else if taken.count > 1 {
          remarks.append(.several(taken.map { columns[$0].header }, meaning, at: taken[1]))
          refused.insert(meaning)
          for index in taken { take(index, as: nil, .unclear(meaning)) }
          taken = []
        }
      }
      for index in taken { take(index, as: meaning, basis(index, meaning)) }
      for index in spelled + named where !isRead[index] { take(index, as: nil, .passedOver(meaning)) }
    }
  }

  private func rank(_ index: Int, _ ranks: [String]) -> Int { ranks.firstIndex(of: names[index].text) ?? ranks.count }

  private func basis(_ index: Int, _ meaning: ContactColumn) -> ReadColumn.Basis {
    if columns[index].header == meaning.rawValue { return .name }
    return ContactColumn.spelled(names[index]) == meaning ? .spelling : .otherName
  }

  private mutating func refuseWhatIsUnclear() {
    var unclear: [ContactColumn: [Int]] = [:]
    for index in columns.indices where !isRead[index] {
      guard let meaning = ContactColumn.resembling(names[index]) else { continue }
      if meaning == .optedOut || !isSettled(meaning) {
        unclear[meaning, default: []].append(index)
      } else {
        take(index, as: nil, .passedOver(meaning))
      }
    }
    for meaning in ContactColumn.allCases {
      guard let found = unclear[meaning] else { continue }
      remarks.append(.unclear(found.map { columns[$0].header }, meaning, at: found[0]))
      refused.insert(meaning)
      for index in found { take(index, as: nil, .unclear(meaning)) }
    }
  }

  private mutating func requireID() {
    if idFromPhone {
      if !isSettled(.phone) { remarks.append(.noPhoneForID) }
    } else if !isSettled(.id), columns.allSatisfy({ $0.meaning == nil }), columns.contains(where: { $0.isNumber }) {
      remarks.append(.noHeader)
    } else if !isSettled(.id) {
      let ids = names.indices.filter { !isRead[$0] && ContactColumn.endsAsID(names[$0]) }
      remarks.append(.noID(among: ids.map { columns[$0].header }, hasPhone: isSettled(.phone)))
    }
  }

  private mutating func noteGuesses() {
    let guessed = columns.indices.filter { columns[$0].basis == .spelling || columns[$0].basis == .otherName }
    let passed = columns.indices.filter { index in
      // Where a problem names the column, nothing was decided.
      if refused.contains(.phone) || refused.contains(.tags) { return false }
      return switch columns[index].basis {
      case .passedOver(.phone), .passedOver(.tags): ContactColumn.named(names[index]) != nil
      case .passedOver, .unclear, .name, .told, .profile, .spelling, .otherName: false
      }
    }
    guard let first = guessed.first ?? passed.first else { return }
    remarks.insert(.guessed(guessed.map { columns[$0] }, fields: passed.map { columns[$0].header }, at: first), at: 0)
  }
}
