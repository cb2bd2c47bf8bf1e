package import Diagnostics
internal import Records
package import Simulation
internal import Text

/// What a part of a simulation was made of. Parts become one simulation where all of it is the same.
package struct PartOrigin: Hashable, Sendable {
  /// A text that was read, and what messages call it.
  package struct File: Hashable, Sendable {
    /// As the file that names it writes it; empty for the rules and the scenario.
    package var reference = ""
    package let name: String
    package let bytes: [UInt8]

    package init(reference: String = "", _ source: Source) {
      self.reference = reference
      name = source.name
      bytes = source.bytes
    }

    fileprivate init(_ reference: String, _ name: String, _ bytes: [UInt8]) {
      self.reference = reference
      self.name = name
      self.bytes = bytes
    }

    package var source: Source { Source(name: name, bytes: bytes) }
  }

  /// Of the program.
  package let version: String
  /// The rule file, as results name it.
  package let rulesName: String
  package let rules: File
  /// The files that the rules name: their team.
  package let rosters: [File]
  package let scenario: File
  /// What results call the scenario.
  package let scenarioName: String
  /// The files of measured times that the scenario names.
  package let times: [File]
  /// What varies in addition to the scenario's own `vary`.
  package let vary: [String]
  /// Nil: the scenario's.
  package let seed: UInt64?
  /// The contact list, as it was named; nil for what the scenario says.
  package let contactList: String?
  /// The words of the command, but for the replications and the seed.
  package let command: String

  package init(
    version: String, rulesName: String, rules: File, rosters: [File], scenario: File, scenarioName: String,
    times: [File], vary: [String],
    seed: UInt64?, contactList: String?, command: String
  ) {
    self.version = version
    self.rulesName = rulesName
    self.rules = rules
    self.rosters = rosters
    self.scenario = scenario
    self.scenarioName = scenarioName
    self.times = times
    self.vary = vary
    self.seed = seed
    self.contactList = contactList
    self.command = command
  }

  /// What differs from another origin, in a few words; nil where they make one simulation. Names of files do not count, their texts do.
  package func difference(from other: PartOrigin) -> String? {
    func differ(_ mine: [File], _ others: [File]) -> Bool {
      mine.map(\.reference) != others.map(\.reference) || mine.map(\.bytes) != others.map(\.bytes)
    }
    if version != other.version { return "another version of the program" }
    if differ([rules], [other.rules]) { return "other rules" }
    if differ(rosters, other.rosters) { return "another team" }
    if differ([scenario], [other.scenario]) || scenarioName != other.scenarioName { return "another scenario" }
    if differ(times, other.times) { return "other measured times" }
    if vary != other.vary { return "other values that vary" }
    if seed != other.seed { return "another seed" }
    if (contactList == nil) != (other.contactList == nil) { return "another contact list" }
    return nil
  }
}

/// Some of the replications of a simulation, whole: what they measured, for all settings.
package struct SimulationPart: Sendable {
  /// The results of one setting.
  package struct Setting: Sendable {
    package let contacts: Int
    package let drawsContacts: Bool
    /// Of the contact list, so that parts with other lists are told apart; 0 where contacts are made up.
    package let list: UInt64
    /// One for each replication, in the order of their numbers.
    package let results: [ReplicationResult]
  }

  package let origin: PartOrigin
  package let numbers: ReplicationNumbers
  /// In the order of the grid.
  package private(set) var settings: [Setting] = []

  package init(_ origin: PartOrigin, _ numbers: ReplicationNumbers) {
    self.origin = origin
    self.numbers = numbers
  }

  package mutating func add(_ run: SettingRun) {
    settings.append(
      Setting(
        contacts: run.report.contacts, drawsContacts: run.report.drawsContacts, list: run.list, results: run.results))
  }
}

// A part is one value of bytes:
//
//     name of the format · version of the format · sections, each behind its length · sum of all before
//
// The sections are the origin and, for each setting, its contacts and its results.
extension SimulationPart {
  private static let name = Array("patchbay part".utf8)
  private static let version: UInt8 = 1
  /// How many bytes a part may have that is read.
  package static let mostBytes = 1 << 32

  /// The part as bytes; the same part always makes the same.
  package func encoded() -> [UInt8] {
    var out = Self.name + [Self.version]
    var section: [UInt8] = []
    encodeOrigin(to: &section)
    section.withUnsafeBufferPointer { SavedWriting.append($0, to: &out) }
    for setting in settings {
      section.removeAll(keepingCapacity: true)
      SavedWriting.append(setting.contacts, to: &section)
      SavedWriting.append(setting.drawsContacts ? 1 : 0, to: &section)
      SavedWriting.append(setting.list, to: &section)
      for result in setting.results { result.encode(to: &section) }
      section.withUnsafeBufferPointer { SavedWriting.append($0, to: &out) }
    }
    return out + Fingerprint(of: out).bytes
  }

  private func encodeOrigin(to out: inout [UInt8]) {
    out.append(text: origin.version)
    out.append(text: origin.rulesName)
    for files in [[origin.rules], origin.rosters, [origin.scenario], origin.times] {
      SavedWriting.append(files.count, to: &out)
      for file in files {
        out.append(text: file.reference)
        out.append(text: file.name)
        file.bytes.withUnsafeBufferPointer { SavedWriting.append($0, to: &out) }
      }
    }
    out.append(text: origin.scenarioName)
    SavedWriting.append(origin.vary.count, to: &out)
    for wish in origin.vary { out.append(text: wish) }
    SavedWriting.append(origin.seed == nil ? 0 : 1, to: &out)
    SavedWriting.append(origin.seed ?? 0, to: &out)
    SavedWriting.append(origin.contactList == nil ? 0 : 1, to: &out)
    out.append(text: origin.contactList ?? "")
    out.append(text: origin.command)
    for number in [numbers.first, numbers.last, settings.count] { SavedWriting.append(number, to: &out) }
  }

  /// - Parameters:
  ///   - bytes: what `encoded` gave.
  ///   - file: the name of the file that holds them, for messages.
  package init(decoding bytes: [UInt8], file: String) throws(Failure) {
    let damaged = Failure(
      "\(quoted(file)) is not a part of a simulation, or not all of it",
      help: "`patchbay simulate --partial FILE` writes a part")
    let head = Self.name.count + 1
    let body = bytes.count - Fingerprint(of: []).bytes.count
    guard body >= head, bytes.starts(with: Self.name) else { throw damaged }
    guard bytes[head - 1] == Self.version else {
      throw Failure(
        "\(quoted(file)) has format \(bytes[head - 1]), and this version of the program reads format \(Self.version)",
        help: "merge parts with the version that wrote them")
    }
    guard bytes[body...].elementsEqual(Fingerprint(of: Array(bytes[..<body])).bytes) else { throw damaged }
    // A buffer of its own, because a closure cannot throw what a reader does.
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: body - head)
    defer { copy.deallocate() }
    _ = copy.initialize(from: bytes[head..<body])
    var reader = SavedReader(Bytes(copy))
    do throws(SavedFlaw) {
      var section = SavedReader(try reader.piece())
      origin = try PartOrigin(&section)
      numbers = ReplicationNumbers(first: try section.small(), last: try section.small())
      let count = try section.small()
      try section.finish()
      guard numbers.areInLimits, (1...ScenarioLimits.settings).contains(count) else { throw .damaged }
      for _ in 0..<count {
        var section = SavedReader(try reader.piece())
        let (contacts, draws, list) = (try section.small(), try section.small(), try section.number())
        var results: [ReplicationResult] = []
        for _ in 0..<numbers.count { results.append(try ReplicationResult(&section)) }
        try section.finish()
        settings.append(Setting(contacts: contacts, drawsContacts: draws != 0, list: list, results: results))
      }
      try reader.finish()
    } catch {
      throw damaged
    }
  }
}

extension PartOrigin {
  fileprivate init(_ reader: inout SavedReader) throws(SavedFlaw) {
    func files() throws(SavedFlaw) -> [File] {
      var files: [File] = []
      for _ in 0..<(try reader.count()) {
        files.append(File(try reader.string(), try reader.string(), Array(try reader.piece())))
      }
      return files
    }
    version = try reader.string()
    rulesName = try reader.string()
    let ruleFiles = try files()
    rosters = try files()
    let scenarios = try files()
    times = try files()
    guard ruleFiles.count == 1, scenarios.count == 1 else { throw .damaged }
    rules = ruleFiles[0]
    scenario = scenarios[0]
    scenarioName = try reader.string()
    var vary: [String] = []
    for _ in 0..<(try reader.count()) { vary.append(try reader.string()) }
    self.vary = vary
    let (hasSeed, number) = (try reader.small(), try reader.number())
    seed = hasSeed == 0 ? nil : number
    let (hasList, list) = (try reader.small(), try reader.string())
    contactList = hasList == 0 ? nil : list
    command = try reader.string()
  }
}

extension [UInt8] {
  mutating func append(text: String) {
    var text = text
    text.withUTF8 { SavedWriting.append($0, to: &self) }
  }
}

extension SavedReader {
  mutating func string() throws(SavedFlaw) -> String { String(decoding: try text(), as: UTF8.self) }

  /// A number of which a sum of a simulation's overflows nothing.
  mutating func small() throws(SavedFlaw) -> Int {
    guard let number = Int(exactly: try number()), number <= 1 << 40 else { throw .damaged }
    return number
  }
}
