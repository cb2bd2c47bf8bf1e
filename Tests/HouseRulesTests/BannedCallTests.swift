import Foundation
import TestSupport
import Testing

/// What may not be written, where, and why.
private struct Ban: CustomTestStringConvertible, Sendable {
  let pattern: String
  let why: String
  var testDescription: String { pattern }
}

/// The pure side knows only its arguments: no clock, chance, text or environment.
private let pureSide = ["Text", "Folding", "Zones", "Statistics", "Campaign", "Routing", "Simulation"]
private let banned: [Ban] = [
  Ban(pattern: #"\bDate\b"#, why: "time rides on the event"),
  Ban(pattern: #"\b(Continuous|Suspending)Clock\b"#, why: "time rides on the event"),
  Ban(pattern: #"\bclock_gettime\b|\bgettimeofday\b|\btime\(nil\)"#, why: "time rides on the event"),
  Ban(pattern: #"\.random\b|\.randomElement\b|\.shuffled\b|\.shuffle\b"#, why: "draws are keyed, not taken"),
  Ban(
    pattern: #"\bSystemRandomNumberGenerator\b|\barc4random\b|\brand\(|\bdrand48\b"#, why: "draws are keyed, not taken"),
  Ban(pattern: #"\bHasher\(\)|\.hashValue\b"#, why: "Swift's hashes differ on every run"),
  Ban(pattern: #"(?:^|[^.\w])(print|debugPrint|dump|readLine)\("#, why: "only the program talks"),
  Ban(pattern: #"\bgetenv\b|\bCommandLine\b|\bProcessInfo\b"#, why: "only the program has surroundings"),
  Ban(pattern: #"\bObjectIdentifier\b"#, why: "addresses differ on every run"),
]

/// Nothing a user can type ends in a trap.
private let bannedEverywhere: [Ban] = [
  Ban(pattern: #"(?:^|[^.\w])fatalError\("#, why: "report a diagnostic or throw"),
  Ban(
    pattern: #"(?:^|[^.\w])preconditionFailure\(|(?:^|[^.\w])assertionFailure\("#, why: "report a diagnostic or throw"),
  Ban(pattern: #"\btry!"#, why: "handle the error"),
  Ban(pattern: #"\bas!"#, why: "the type should say it"),
  Ban(pattern: #"\bFileHandle\b"#, why: "its writes trap when the disk is full"),
  Ban(pattern: #"(?:^|[^.\w])print\("#, why: "it succeeds on a full disk; write through ByteWriter"),
  Ban(pattern: #"\bCommandLine\.arguments\b"#, why: "it changes bytes that are not UTF-8"),
  Ban(pattern: #"\bNSRegularExpression\b|\bRegex\("#, why: "matching must be linear in the input"),
]

@Suite struct BannedCallTests {
  @Test(arguments: banned) fileprivate func `pure side stays pure`(_ ban: Ban) throws {
    try expectNone(ban) { pureSide.contains($0.module) }
  }

  @Test(arguments: bannedEverywhere) fileprivate func `nothing traps`(_ ban: Ban) throws {
    try expectNone(ban) { _ in true }
  }

  @Test func `no loop over a dictionary`() throws {
    for file in Repository.sources {
      for (line, name) in try unorderedLoops(in: file.code) {
        Issue.record("\(file.path):\(line): `\(name)` has no order of its own; sort it first")
      }
    }
  }

  private func expectNone(_ ban: Ban, where isMeant: (Repository.File) -> Bool) throws {
    let pattern = try Pattern(ban.pattern)
    let meant = Repository.sources.filter(isMeant)
    #expect(!meant.isEmpty)
    for file in meant {
      for match in pattern.matches(in: file.code) {
        Issue.record("\(file.path):\(match.line): \(match.text.trimmingCharacters(in: .whitespaces)) — \(ban.why)")
      }
    }
  }
}

/// Loops over names that the same text declares as a dictionary or a set: their order differs on every run.
func unorderedLoops(in code: String) throws -> [(line: Int, name: String)] {
  let type = #"(?:\[[\w.]+\s*:\s*(?:[^\[\]]|\[[^\[\]]*\])+\]|Set<|Dictionary<)"#
  let declared = try Pattern(#"\b(?:var|let)\s+(\w+)\s*(?::\s*\#(type)|=\s*(?:Set\(|Dictionary\(|\#(type)))"#)
  let names = Set(declared.matches(in: code).compactMap { $0.groups[0] })
  var found: [(Int, String)] = []
  for name in names.sorted() {
    let loop = try Pattern(#"\bfor\b.*\bin\s+(?:self\.)?\#(name)(?:\.keys|\.values)?\s*(?:\{|where\b|$)"#)
    let chain = try Pattern(
      #"(?:^|[^\w.])\#(name)(?:\.keys|\.values)?\.(?:map|forEach|first|compactMap|flatMap|reduce|joined|enumerated|popFirst)\b"#
    )
    let lines = Set((loop.matches(in: code) + chain.matches(in: code)).map(\.line))
    found += lines.sorted().map { ($0, name) }
  }
  return found
}
