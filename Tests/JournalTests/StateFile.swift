import Foundation

@testable import Journal

/// A folder of its own with a state file in it, removed at the end.
final class StateFile: Sendable {
  let folder: String
  let path: String

  init() throws {
    folder = NSTemporaryDirectory() + "patchbay-journal-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    path = folder + "/spring.state"
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// The names in the folder, sorted.
  var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder).sorted()) ?? [] }

  var bytes: [UInt8] { [UInt8]((try? Data(contentsOf: URL(fileURLWithPath: path))) ?? Data()) }

  func write(_ bytes: [UInt8]) throws { try Data(bytes).write(to: URL(fileURLWithPath: path)) }

  func open(_ purpose: JournalFile.Purpose = .events) throws(JournalError) -> JournalFile {
    try JournalFile.open(path, for: purpose)
  }

  /// Copies the folder as it is at this moment, as a crash of the machine would leave it.
  func copy() throws -> StateFile {
    let copy = try StateFile()
    for name in names {
      try FileManager.default.copyItem(atPath: folder + "/" + name, toPath: copy.folder + "/" + name)
    }
    return copy
  }
}

let someBasis = Basis(
  digest: [1, 2, 3], listDigest: [4, 5], formatVersion: 7,
  documents: [.init(name: "routing.yaml", bytes: Array("members:\n".utf8)), .init(name: "ü/team.yaml", bytes: [])])

/// A batch whose bytes follow from its number, of `size` lines.
func batch(_ number: Int, stream: Int = 1, size: Int = 10) -> Batch {
  let first = (number - 1) * size + 1
  let lines = first...(first + size - 1)
  return Batch(
    stream: stream, lines: lines,
    events: Array(lines.map { #"{"event":"reply","contact":"\#($0)"}"# + "\n" }.joined().utf8),
    effects: Array(
      lines.map { #"{"n":\#($0),"i":0,"effect":"routed","to":["ana"],"via":"owner"}"# + "\n" }.joined().utf8))
}

extension ActionLog {
  /// Every batch.
  func all(after number: Int = 0) throws(JournalError) -> [Batch] {
    var batches = batches(after: number)
    var found: [Batch] = []
    while let batch = try batches.next() { found.append(batch) }
    return found
  }
}

extension JournalFile {
  func all(_ status: DeliveryStatus) throws(JournalError) -> [Delivery] {
    var deliveries = deliveries(status)
    var found: [Delivery] = []
    while let delivery = try deliveries.next() { found.append(delivery) }
    return found
  }
}

extension StateFile {
  /// The file with no journal around it.
  func database() throws -> Database { try Database(path, .readingAndWriting, waitingFor: 0) }

  /// Runs SQL on the file with no journal around it.
  func run(_ statements: String...) throws {
    if !FileManager.default.fileExists(atPath: path) { try write([]) }
    let database = try database()
    for statement in statements { try database.execute(statement) }
  }
}
