internal import Campaign
internal import Diagnostics
internal import Phones
internal import Text

/// People whom a file says have opted out: a table with the column `phone` or `id`, of which the phone counts where a row has both, or a
/// phone on each line.
public struct OptedOutList: Sendable {
  /// Their phones, with the `+`, and the ids of those without a phone, in the order of the file.
  package private(set) var people: [(phone: String, id: String)] = []
  private var awaited = AwaitedOptOuts()
  private let phones: PhoneReader
  private var columns: Columns?

  /// The headers of the cells that count. A row leaves out what is empty.
  private struct Columns {
    var phone: String?
    var id: String?
  }

  /// - Parameter country: as whose phones are read that have no `+`; nil is the United States and Canada.
  public init(country: String? = nil) { phones = country.flatMap { PhoneReader(country: $0) } ?? .american }

  public var count: Int { people.count }
  public var isEmpty: Bool { people.isEmpty }

  /// Reads a whole file.
  ///
  /// - Parameter report: gets what is wrong with it. No one is protected by a row with an error.
  public mutating func read(_ input: some ByteReader, report: (RecordProblem) -> Void) throws {
    var reader = RecordReader(input, format: .csv, shape: .fields)
    while let block = try reader.next() {
      for fault in 0..<block.problemCount { report(block.problem(fault)) }
      // A block may have nothing but the header.
      guard block.count > 0, let names = reader.columnNames else { continue }
      guard let columns = columns ?? choose(names, of: block, report) else { return }
      self.columns = columns
      for row in 0..<block.count { add(row, of: block, columns, report) }
    }
    if columns == nil, let names = reader.columnNames { _ = choose(names, of: nil, report) }
  }

  /// Finds the columns in the header. A header that is a phone is the first row of a list of phones.
  private mutating func choose(
    _ names: [String], of block: ContactBlock?, _ report: (RecordProblem) -> Void
  ) -> Columns? {
    let read = HeaderReading.read(keys: names, ListFormat()).columns
    let found = Columns(
      phone: read.first { $0.meaning == .phone }?.header, id: read.first { $0.meaning == .id }?.header)
    if found.phone != nil || found.id != nil { return found }
    if let first = names.first, add(phone: Array(first.utf8)) { return Columns(phone: first, id: nil) }
    if let block {
      report(
        block.problem(
          .optOutColumnMissing, .error, "the list has no column `phone` or `id`", row: 0,
          help: "name one of them `phone` or `id` in the first line, or write a phone on each line"))
    }
    return nil
  }

  private mutating func add(
    _ row: Int, of block: ContactBlock, _ columns: Columns, _ report: (RecordProblem) -> Void
  ) {
    func cell(_ header: String?) -> RecordField? {
      header.flatMap { header in block.fields(row).first { !$0.isNull && block.bytes($0.name).spells(header) } }
    }
    func bytes(_ cell: RecordField?) -> [UInt8] { cell.map { Array(block.bytes($0.value)) } ?? [] }
    let written = cell(columns.phone)
    let (phone, id) = (bytes(written), bytes(cell(columns.id)))
    if add(phone: phone) || add(id: id) { return }
    report(
      block.problem(
        .optOutRowUnclear, .error,
        phone.isEmpty ? "the row names no one" : "`\(shown(phone))` is not a phone number, so it protects no one",
        row: row, at: written?.valueAt, help: "correct the row: whom it means may be texted otherwise"))
  }

  private mutating func add(phone: [UInt8]) -> Bool {
    guard case .phone(let key, _) = phone.withUnsafeBufferPointer({ phones.read($0) }) else { return false }
    awaited.add(key)
    people.append((phone: key.text, id: ""))
    return true
  }

  private mutating func add(id: [UInt8]) -> Bool {
    guard !id.isEmpty else { return false }
    let id = String(decoding: id, as: UTF8.self)
    awaited.add(id: id)
    people.append((phone: "", id: id))
    // Tables write an apostrophe before what a spreadsheet would take for a formula.
    if id.hasPrefix("'") { _ = add(id: Array(id.utf8.dropFirst())) }
    return true
  }

  private func shown(_ bytes: [UInt8]) -> String { bytes.withUnsafeBufferPointer { Records.shown($0) } }

  /// Whether a row of a contact list is about one of them.
  package func names(_ row: Int, of block: ContactBlock) -> Bool {
    if isEmpty { return false }
    let reading = (block.cells.phones ?? phones).read(block.bytes(block[row].phone))
    let key: PhoneKey? =
      switch reading {
      case .phone(let key, _), .unusable(_, let key?): key
      case .unusable(_, nil), .blank, .tooLong: nil
      }
    return awaited.has(id: block.bytes(block[row].id), key)
  }
}

extension Directory {
  /// Reads what comes as if it said that these people have opted out.
  public func expect(_ list: OptedOutList) {
    for person in list.people {
      if person.phone.isEmpty {
        awaited.add(id: person.id)
      } else if let key = key(ofPhone: person.phone) {
        awaited.add(key)
      }
    }
  }
}
