import Campaign
import Diagnostics
import Foundation
import TestSupport
import Testing
import Zones

@testable import Records

/// Runs the examples of the pages in `docs/diagnostics`.
@Suite struct DiagnosticPageTests {
  @Test(arguments: recordsCodes)
  func `every code has a page, an example that draws it alone and one that draws none`(code: DiagnosticCode) throws {
    let text = try Project.text("docs/diagnostics/\(code.name).md")
    #expect(text.hasPrefix("# \(code.name): \(code.title)\n"))
    let examples = try Example.all(in: text)
    #expect(examples.contains { $0.isFailing } && examples.contains { !$0.isFailing })
    for example in examples {
      #expect(Set(try example.codes()) == (example.isFailing ? example.besides.union([code]) : []), "\(example.text)")
    }
  }

  @Test func `codes are in order, each once, in this module's range`() {
    #expect(recordsCodes == recordsCodes.sorted() && Set(recordsCodes).count == recordsCodes.count)
    #expect(recordsCodes.allSatisfy { (300..<400).contains($0.number) })
  }

  @Test func `every reason has a code of the list`() {
    for reason in RecordFault.Reason.allCases { #expect(recordsCodes.contains(reason.code)) }
  }
}

/// A fenced example: its language, `failing` or `passing`, `contacts`, `census`, `links`, `opt_outs`, `messages` or `events`, limits such as
/// `record_bytes=40`, and `zones` where the rules have texting hours by the contacts' clocks.
struct Example {
  var language: Substring
  var isFailing: Bool
  var isEvents: Bool
  var isCensus: Bool
  var isLinks: Bool
  var isOptOuts: Bool
  var isMessages: Bool
  var limits: [Substring: Int]
  var hasHours: Bool
  /// How the list is written.
  var format: ListFormat
  var text: String

  /// `columns=id=phone` and `profile=van`.
  private static func format(_ words: [Substring]) throws -> ListFormat {
    func value(_ key: String) -> String? {
      words.first { $0.hasPrefix(key + "=") }.map { String($0.dropFirst(key.count + 1)) }
    }
    var format = try readColumns([value("columns")].compactMap(\.self))
    format.profile = value("profile").flatMap { ListProfile(rawValue: $0) }
    return format
  }

  static func all(in page: String) throws -> [Example] {
    var examples: [Example] = []
    var lines = page.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let line = lines.popFirst() {
      guard line.hasPrefix("```"), line.count > 3 else { continue }
      let words = line.dropFirst(3).split(separator: " ")
      let body = lines.prefix { $0 != "```" }
      lines = lines.dropFirst(body.count + 1)
      guard words.count >= 3 else { continue }
      var limits: [Substring: Int] = [:]
      for word in words.dropFirst(3) {
        let parts = word.split(separator: "=")
        limits[parts[0]] = parts.count == 2 ? Int(parts[1]) : nil
      }
      examples.append(
        Example(
          language: words[0], isFailing: words[1] == "failing", isEvents: words[2] == "events",
          isCensus: words[2] == "census", isLinks: words[2] == "links", isOptOuts: words[2] == "opt_outs",
          isMessages: words[2] == "messages",
          limits: limits,
          hasHours: words.contains("zones"), format: try format(words),
          text: body.joined(separator: "\n")))
    }
    return examples
  }

  /// The code of a fault that always comes with the one of the page.
  var besides: Set<DiagnosticCode> { Set(recordsCodes.filter { $0.number == limits["besides"] ?? 0 }) }

  private var bytes: [UInt8] {
    language == "hex" ? text.split(separator: " ").compactMap { UInt8($0, radix: 16) } : Array(text.utf8)
  }

  func codes() throws -> [DiagnosticCode] {
    var records = RecordLimits()
    if let limit = limits["record_bytes"] { records.recordBytes = limit }
    if let limit = limits["fields_per_record"] { records.fieldsPerRecord = limit }
    if let limit = limits["tags_per_record"] { records.tagsPerRecord = limit }
    if let limit = limits["items_per_list"] { records.itemsPerList = limit }
    if isCensus { return try censusCodes(records) }
    if isLinks { return try linkCodes(records) }
    if isOptOuts { return try optOutCodes() }
    if isMessages { return try messageCodes() }
    let directory = Directory(
      samplePolicy(hours: hasHours ? contactHours() : nil),
      limits: DirectoryLimits(contacts: limits["contacts"] ?? DirectoryLimits.standard.contacts)
    ) { ["America/New_York", "EST"].contains($0) ? ZoneRules(name: $0, transitions: [], offsets: [-18_000]) : nil }
    return isEvents ? try eventCodes(directory, records) : try contactCodes(directory, records)
  }

  private func censusCodes(_ limits: RecordLimits) throws -> [DiagnosticCode] {
    var taker = CensusTaker(samplePolicy())
    var reader = RecordReader(ArrayByteReader(bytes), format: language == "csv" ? .csv : .ndjson, limits: limits)
    while let block = try reader.next() { taker.count(block) }
    return taker.strangers.map(\.code)
  }

  private func linkCodes(_ limits: RecordLimits) throws -> [DiagnosticCode] {
    var codes: [DiagnosticCode] = []
    var links = MemberLinks(PolicyNames(samplePolicy()))
    var reader = MemberLinks.reader(
      ArrayByteReader(bytes), format: language == "csv" ? .csv : .ndjson, limits: limits)
    while let block = try reader.next() { links.add(block) { codes.append($0.code) } }
    return codes
  }

  private func optOutCodes() throws -> [DiagnosticCode] {
    var codes: [DiagnosticCode] = []
    var list = OptedOutList()
    try list.read(ArrayByteReader(bytes)) { codes.append($0.code) }
    return codes
  }

  private func messageCodes() throws -> [DiagnosticCode] {
    var codes: [DiagnosticCode] = []
    var arguments = ["contact=phone,direction=direction,at=sent"]
    let columns = try #require(try MessageLogColumns.take(from: &arguments))
    var reader = MessageLogReader(ArrayByteReader(bytes), format: .csv, columns: columns)
    while try reader.next({ codes.append($0.code) }) != nil {}
    return codes
  }

  private func contactCodes(_ directory: Directory, _ limits: RecordLimits) throws -> [DiagnosticCode] {
    var codes: [DiagnosticCode] = []
    var reader = RecordReader(
      ArrayByteReader(bytes), format: language == "csv" ? .csv : .ndjson, list: format, limits: limits)
    while let block = try reader.next() {
      for index in 0..<block.problemCount { codes.append(block.problem(index).code) }
      for row in 0..<block.count {
        switch directory.add(row, of: block) {
        case .joined(_, let remarks): codes += remarks.map { directory.problem($0, row, of: block).code }
        case .refused(let problem, _, _): codes.append(directory.problem(problem, row, of: block).code)
        }
      }
      for fault in 0..<block.problemCount { _ = directory.passOver(fault, of: block) }
    }
    return codes + directory.listProblems.map(\.code)
  }

  private func eventCodes(_ directory: Directory, _ limits: RecordLimits) throws -> [DiagnosticCode] {
    var codes: [DiagnosticCode] = []
    var reader = EventReader(ArrayByteReader(bytes), directory: directory, limits: limits) { _, _ in ReplyReading() }
    while let line = try reader.next() {
      codes += line.remarks.map(\.code)
      if let disorder = line.disorder { codes.append(disorder.code) }
      if case .malformed(let problem) = line.outcome { codes.append(problem.code) }
    }
    return codes
  }
}
