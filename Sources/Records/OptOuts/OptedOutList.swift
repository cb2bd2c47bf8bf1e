internal import Campaign
internal import Diagnostics
internal import Phones
internal import Text

/// People whom a file says have opted out: a table with columns for phones or the column `id`, of which the phones count where a row has
/// both, or a phone on each line.
public struct OptedOutList: Sendable {
  /// Their phones, with the `+`, and the ids of those without a phone, in the order of the file.
  package private(set) var people: [(phone: String, id: String)] = []
  private var awaited = AwaitedOptOuts()
  private let phones: PhoneReader
  private var columns: Columns?

  /// The headers of the cells that count. A row leaves out what is empty.
  private struct Columns {
    var phones: [String]
    var id: String?
    /// Say of each row whether it is an opt out: the file is a whole list.
    var optedOut: [String] = []
  }
  /// Whether it was told that a row says no.
  private var hasToldNo = false

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
      guard let names = reader.columnNames else { continue }
      // Judged as soon as it is known: a file of one line has nothing else.
      guard let columns = columns ?? choose(names) else {
        report(
          block.problemOfHeader(
            .optOutColumnMissing, .error, "the first line has no column `phone` or `id`, and is not a phone number",
            help: "name the column `phone` or `id` in the first line, or write a phone on each line"))
        return
      }
      self.columns = columns
      for row in 0..<block.count { add(row, of: block, columns, report) }
    }
  }

  /// Finds the columns in the header; nil where there are none. A header that is a phone is the first row of a list of phones.
  private mutating func choose(_ names: [String]) -> Columns? {
    // Each by itself: in a contact list one phone is the contact's, and here all of them count.
    func means(_ name: String, _ column: ContactColumn) -> Bool {
      HeaderReading.read(keys: [name], ListFormat()).columns.contains { $0.meaning == column }
    }
    let found = Columns(
      phones: names.filter { means($0, .phone) }, id: names.first { means($0, .id) },
      optedOut: names.filter { means($0, .optedOut) })
    if !found.phones.isEmpty || found.id != nil { return found }
    // People write several beside each other, too.
    let listed = names.filter { add(phone: Array($0.utf8)) }
    return listed.isEmpty ? nil : Columns(phones: listed)
  }

  private mutating func add(
    _ row: Int, of block: ContactBlock, _ columns: Columns, _ report: (RecordProblem) -> Void
  ) {
    func cell(_ header: String) -> RecordField? {
      block.fields(row).first { !$0.isNull && block.bytes($0.name).spells(header) }
    }
    func bytes(_ cell: RecordField) -> [UInt8] { Array(block.bytes(cell.value)) }
    // Of two columns such as `Opted Out` and `Do Not Text`, any that does not say no counts.
    let said = columns.optedOut.compactMap(cell).filter { $0.value.length > 0 }
    if let no = said.first, said.allSatisfy({ CellFlag.read(block.bytes($0.value)) == false }) {
      if hasToldNo { return }
      hasToldNo = true
      report(
        block.problem(
          .optOutRowsSayNo, .warning, "the row says that it is no opt out, and opts no one out", row: row,
          at: no.valueAt,
          help: "if all rows are meant, leave out the column; this is told once"))
      return
    }
    let written = columns.phones.compactMap(cell)
    let unknown = written.filter { !add(phone: bytes($0)) }
    if unknown.count < written.count {
      // Beside a phone, another one that cannot be read is not passed over; `N/A` is.
      for cell in unknown where Self.mayBePhone(bytes(cell)) { reportUnclear(cell, row, of: block, report) }
      return
    }
    if let id = columns.id.flatMap(cell), add(id: bytes(id)) {
      // A column of phones is called so, too.
      if columns.phones.isEmpty { _ = add(phone: bytes(id)) }
      return
    }
    reportUnclear(written.first, row, of: block, report)
  }

  private func reportUnclear(
    _ cell: RecordField?, _ row: Int, of block: ContactBlock, _ report: (RecordProblem) -> Void
  ) {
    let fault = cell.map { "`\(shown(Array(block.bytes($0.value))))` is not a phone number, so it protects no one" }
    report(
      block.problem(
        .optOutRowUnclear, .error, fault ?? "the row names no one", row: row, at: cell?.valueAt,
        help: "correct the row: whom it means may be texted otherwise"))
  }

  /// Whether a cell has as many digits as the shortest phones.
  private static func mayBePhone(_ cell: [UInt8]) -> Bool { cell.count(where: ASCII.isDigit) >= 7 }

  private mutating func add(phone: [UInt8]) -> Bool {
    guard let key = Self.key(phone.withUnsafeBufferPointer { phones.read($0) }) else { return false }
    awaited.add(key)
    people.append((phone: key.text, id: ""))
    return true
  }

  /// The phone that a cell is, also where no one should be texted under it: `12125550101.0`.
  private static func key(_ reading: PhoneReading) -> PhoneKey? {
    switch reading {
    case .phone(let key, _), .unusable(_, let key?): key
    case .unusable(_, nil), .blank, .tooLong: nil
    }
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
    let phone = Self.key((block.cells.phones ?? phones).read(block.bytes(block[row].phone)))
    return awaited.has(id: block.bytes(block[row].id), phone)
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
