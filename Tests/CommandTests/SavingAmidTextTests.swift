import Campaign
import Desk
import Diagnostics
import Foundation
import Interpreting
import Journal
import Records
import RuleLanguage
import TestSupport
import Testing

/// A state that is kept while an event goes on over lines leads to what was told, when the rest is taken again out of the log.
@Suite struct SavingAmidTextTests {
  private static let rules = "version: 1\naction: spring\nmembers: [ana, joe]\n"
  private static let lines = [
    #"{"event":"reply","#, #""contact":"c1","#, #""text":"STOP"}"#, #"{"event":"click","contact":"c2"}"#,
    #"{"contact":"c3","#, #""text":"STOP","#, #"{"event":"click","contact":"c2"}"#,
    "[", #"{"event":"reply","contact":"c4","#, #""text":"STOP"},"#, "]", #"{"event":"click","contact":"c2"}"#,
  ]

  private struct NoProblems: RecordProblemReceiver {
    mutating func report(_ block: borrowing ContactBlock) {}
    mutating func report(_ severity: Severity, _ problem: () -> RecordProblem) {}
    mutating func report(ofList problem: RecordProblem) {}
  }

  private static func open(_ file: JournalFile) throws -> DurableAction {
    let source = Source(name: "spring.yaml", bytes: Array(rules.utf8))
    var sink = DiagnosticSink()
    let checked = try #require(checkRules(source, zones: { _ in nil }, sink: &sink))
    return try DurableAction.open(
      file, checked, RuleTexts(file: Basis.Document(name: source.name, bytes: source.bytes)), beginning: .beside,
      list: { nil },
      load: { interpreter in
        var problems = NoProblems()
        try loadContacts(
          RecordReader(ArrayByteReader(Array("id\nc1\nc2\nc3\nc4\n".utf8)), format: .csv),
          into: interpreter.directory, problems: &problems, progress: NoProgress(), optOut: interpreter.optOut
        ) { arrival, _, _ in interpreter.take(arrival) }
        return nil
      })
  }

  @Test(arguments: 0...lines.count) func `behind each line`(_ saved: Int) throws {
    try Program.withFolder(inMemory: true) { folder in
      let file = try JournalFile.open(folder.appendingPathComponent("state").path, for: .events)
      let action = try Self.open(file)
      for (index, line) in Self.lines.enumerated() {
        if index == saved { try action.save() }
        _ = try action.take(Array((line + "\n").utf8))
      }
      let told = try action.stats()
      // It throws where the log leads elsewhere.
      #expect(try "\(Self.open(file).stats())" == "\(told)")
      try file.close()
    }
  }
}
