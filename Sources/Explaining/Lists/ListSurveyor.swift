package import Campaign
package import Diagnostics
package import Records
internal import Text
package import Zones

/// Reads a list to its end as `route` does, and notes what there is.
package struct ListSurveyor {
  private var survey: ListSurvey
  private let directory: Directory
  private let policy: RoutingPolicy
  private var optedOut: Set<ContactID> = []
  /// Whether names of members can be judged.
  private let knowsTeam: Bool
  /// The place of a field among the columns, by the place of its name in a block; objects repeat their names.
  private var fieldsByOffset: [UInt32: Int] = [:]
  private var fieldsByName: [String: Int] = [:]
  private var columnOf: [ContactColumn: [Int]] = [:]

  /// - Parameter policy: the rules that the list is for, if there are any.
  package static func survey<Input: ByteReader>(
    _ reader: consuming RecordReader<Input>, named name: String, _ format: RecordFormat, policy: RoutingPolicy?,
    zones: @escaping ZoneLoader, progress: some Progress
  ) throws -> ListSurvey {
    var surveyor = ListSurveyor(name, format, policy, zones)
    var taker = CensusTaker(surveyor.policy)
    while let block = try reader.next() {
      if surveyor.survey.header == nil, let header = reader.header { surveyor.begin(header) }
      surveyor.survey.report(block)
      surveyor.survey.refused += (0..<block.problemCount).count {
        block.refusesRecord($0) && (block.problemLine($0) > 1 || format == .ndjson)
      }
      taker.count(block)
      for row in 0..<block.count { surveyor.add(row, of: block) }
      for fault in 0..<block.problemCount { surveyor.optOut(surveyor.directory.passOver(fault, of: block)) }
      progress.note(surveyor.survey.contacts, "contact")
    }
    for problem in surveyor.directory.listProblems { surveyor.survey.report(ofList: problem) }
    surveyor.finish(taker.census)
    return surveyor.survey
  }

  private init(_ name: String, _ format: RecordFormat, _ policy: RoutingPolicy?, _ zones: @escaping ZoneLoader) {
    survey = ListSurvey(name: name, format: format)
    knowsTeam = policy != nil
    self.policy =
      policy
      ?? RoutingPolicy(
        action: "", team: [], selectedCount: 0, lists: [], distribution: Distribution(), replySteps: [.sharedInbox],
        tagRules: [], optOutKeywords: [], tags: [], fields: [])
    directory = Directory(self.policy, zones: zones)
  }

  private mutating func begin(_ header: ListHeader) {
    survey.header = header
    for column in header.columns { append(column.header, column.meaning, column.basis, isConsent: column.isConsent) }
  }

  private mutating func append(
    _ header: String, _ meaning: ContactColumn?, _ basis: ReadColumn.Basis, isConsent: Bool = false
  ) {
    let index = survey.columns.count
    survey.columns.append(SurveyedColumn(header: header, meaning: meaning, basis: basis, isConsent: isConsent))
    if let meaning { columnOf[meaning, default: []].append(index) } else { fieldsByName[header] = index }
  }

  private mutating func add(_ row: Int, of block: ContactBlock) {
    let line = block.line(row)
    let record = block[row]
    switch directory.add(row, of: block) {
    case .refused(let problem, let duplicate, let optsOut):
      optOut(optsOut)
      survey.report(problem, row, of: block, in: directory)
      survey.refused += 1
      if duplicate != nil { survey.sameID.add(line, text(record.id, block)) }
      return
    case .joined(let arrival, let remarks):
      for remark in remarks where knowsTeam || !remark.isAboutTeam {
        survey.report(remark, row, of: block, in: directory)
      }
      if arrival.samePhoneAs.isKnown { survey.samePhone.add(line, text(record.phone, block)) }
      if arrival.optedOut { optOut([arrival.contact]) }
      if arrival.hasNoPhone { survey.notPhones.add(line, text(record.phone, block)) }
    }
    survey.contacts += 1
    if record.phone.length == 0 { survey.withoutPhone += 1 }
    for column in ContactColumn.allCases { note(column, row, of: block) }
    for field in block.fields(row) where !field.isNull { note(field, in: block) }
    if survey.contacts <= ListSurvey.firstContacts {
      for index in survey.columns.indices {
        while survey.columns[index].first.count < survey.contacts { survey.columns[index].first.append("") }
      }
    }
  }

  private mutating func optOut(_ contacts: [ContactID]) {
    optedOut.formUnion(contacts)
    survey.optedOut = optedOut.count
  }

  private func text(_ slice: ByteSlice, _ block: ContactBlock) -> String {
    String(decoding: block.bytes(slice), as: UTF8.self)
  }

  /// Counts the value of a column with a meaning.
  private mutating func note(_ column: ContactColumn, _ row: Int, of block: ContactBlock) {
    let record = block[row]
    let value: String?
    switch column {
    case .id: value = filled(record.id, block)
    case .name: value = filled(record.name, block)
    case .phone: value = filled(record.phone, block)
    case .lastTeamMember: value = filled(record.lastTeamMember, block)
    case .assignedTo: value = filled(record.assignedTo, block)
    case .timeZone: value = filled(record.timeZone, block)
    case .tags:
      value = block.tags(row).isEmpty ? nil : block.tags(row).map { text($0, block) }.joined(separator: ", ")
    case .optedOut: value = record.optedOut ? "yes" : nil
    }
    guard let value else { return }
    if columnOf[column] == nil, survey.format == .ndjson { append(column.rawValue, column, .name) }
    // Several columns with one meaning are one value.
    for index in columnOf[column] ?? [] { count(value, in: index) }
  }

  private func filled(_ slice: ByteSlice, _ block: ContactBlock) -> String? {
    guard slice.length > 0 else { return nil }
    return survey.contacts <= ListSurvey.firstContacts ? text(slice, block) : ""
  }

  private mutating func note(_ field: RecordField, in block: ContactBlock) {
    let index: Int
    if survey.format == .csv, let known = fieldsByOffset[field.name.offset] {
      index = known
    } else {
      let name = text(field.name, block)
      if fieldsByName[name] == nil { append(name, nil, .name) }
      guard let known = fieldsByName[name] else { return }
      if survey.format == .csv { fieldsByOffset[field.name.offset] = known }
      index = known
    }
    count(survey.contacts <= ListSurvey.firstContacts ? text(field.value, block) : "", in: index)
  }

  private mutating func count(_ value: String, in index: Int) {
    survey.columns[index].filled += 1
    guard survey.contacts <= ListSurvey.firstContacts else { return }
    while survey.columns[index].first.count < survey.contacts - 1 { survey.columns[index].first.append("") }
    survey.columns[index].first.append(value)
  }

  private mutating func finish(_ census: ListCensus) {
    let known = zip(policy.tags, census.tags).map { ListCensus.Count($0, contacts: $1) }.filter { $0.contacts > 0 }
    survey.tags = (known + census.otherTags).enumerated().sorted {
      ($1.element.contacts, $0.offset) < ($0.element.contacts, $1.offset)
    }.map(\.element)
    if survey.format == .csv, columnOf[.phone] == nil { survey.withoutPhone = 0 }
  }
}
