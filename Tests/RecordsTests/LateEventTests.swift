import Campaign
import Testing
import Zones

@testable import Records

@Suite struct LateEventTests {
  /// What becomes of an event that comes so many milliseconds after one that happened later.
  private func read(_ event: String, late: Int64, lateBy: Int64) throws -> String {
    let directory = Directory(samplePolicy())
    let lines = [
      #"{"event":"contact","id":"c1","at":100000000}"#, #"{"event":"away","member":"ana","at":100000000}"#,
      event.replacing("AT", with: "\"at\":\(100_000_000 - late)"), #"{"event":"back","member":"ana"}"#,
    ]
    var reader = EventReader(
      ArrayByteReader(Array(lines.joined(separator: "\n").utf8)), directory: directory,
      after: StreamPosition(lateBy: lateBy)
    ) { text, tags in
      if text.elementsEqual("no more".utf8) { tags.append(directory.names.policy.optOutTag) }
      return ReplyReading(isKeyword: text.elementsEqual("stop".utf8))
    }
    var found = ""
    while let line = try reader.next() {
      if line.line == 4, case .event(let event) = line.outcome { #expect(event.at.milliseconds == 100_000_000) }
      guard line.line == 3 else { continue }
      let told = line.moment.map { 100_000_000 - $0.instant.milliseconds } ?? -1
      switch line.outcome {
      case .event(let event):
        #expect(line.isLate == (late > 0) && event.at.milliseconds == 100_000_000 && line.disorder == nil)
        found = "taken, told \(told) earlier"
      case .refused(let refusal, let at):
        #expect(at.milliseconds == 100_000_000 && line.disorder?.code == .eventOutOfOrder)
        found = "\(refusal), told \(told) earlier"
      case .malformed(let problem): found = problem.message
      }
    }
    return found
  }

  @Test(arguments: [
    #"{"event":"reply","contact":"c1","text":"stop",AT}"#, #"{"event":"reply","contact":"c1","text":"no more",AT}"#,
    #"{"event":"opt_out","contact":"c1",AT}"#, #"{"event":"tag","contact":"c1","tags":["x","OPT out "],AT}"#,
    #"{"event":"report","member":"joe","contact":"c1","tags":["Opt Out"],AT}"#,
    #"{"event":"contact","id":"c2","opted_out":true,AT}"#, #"{"event":"contact","id":"c2","tags":["Opt Out"],AT}"#,
  ])
  func `opt outs are taken however late they are, at the time of the latest event, and told with their own`(
    _ event: String
  ) throws {
    for late: Int64 in [1, 600_001, 99_999_999] {
      for lateBy: Int64 in [0, 600_000] {
        #expect(try read(event, late: late, lateBy: lateBy) == "taken, told \(late) earlier")
      }
    }
  }

  @Test(arguments: [#"{"event":"reply","contact":"c1","text":"hi",AT}"#, #"{"event":"click","contact":"c1",AT}"#])
  func `what contacts do is taken now, while it is not too late`(_ event: String) throws {
    for (late, lateBy): (Int64, Int64) in [(0, 0), (1, 1), (600_000, 600_000), (99_999_999, .max)] {
      #expect(try read(event, late: late, lateBy: lateBy) == "taken, told 0 earlier")
    }
    for (late, lateBy): (Int64, Int64) in [(1, 0), (600_001, 600_000)] {
      #expect(try read(event, late: late, lateBy: lateBy) == "outOfOrder, told \(late) earlier")
    }
  }

  @Test(arguments: [
    #"{"event":"send","member":"joe",AT}"#, #"{"event":"respond","member":"joe","contact":"c1",AT}"#,
    #"{"event":"tag","contact":"c1","tags":["x"],AT}"#, #"{"event":"resolve","contact":"c1",AT}"#,
    #"{"event":"opt_in","member":"joe","contact":"c1",AT}"#,
    #"{"event":"untag","contact":"c1","tags":["Opt Out"],AT}"#,
    #"{"event":"report","member":"joe","contact":"c1",AT}"#, #"{"event":"clock",AT}"#,
    #"{"event":"contact","id":"c2",AT}"#,
  ])
  func `what members do is not taken late`(_ event: String) throws {
    #expect(try read(event, late: 1, lateBy: .max) == "outOfOrder, told 1 earlier")
  }

  @Test func `an opt out needs no time where there are texting hours`() throws {
    let directory = Directory(samplePolicy(hours: contactHours()), zones: testZones)
    let lines = #"{"event":"contact","id":"c1"}"# + "\n" + #"{"event":"opt_out","contact":"c1"}"#
    var reader = EventReader(ArrayByteReader(Array(lines.utf8)), directory: directory) { _, _ in ReplyReading() }
    while let line = try reader.next() {
      guard case .event = line.outcome else {
        Issue.record("\(line.outcome)")
        continue
      }
    }
  }

  @Test func `a message that was taken is known before its contact`() throws {
    let directory = Directory(samplePolicy())
    let lines = [
      #"{"event":"contact","id":"c1"}"#, #"{"event":"reply","contact":"c1","text":"hi","message_id":"m1"}"#,
      #"{"event":"reply","contact":"c9","text":"hi","message_id":"m1"}"#,
      #"{"event":"reply","contact":"c9","text":"hi","message_id":"m2"}"#,
    ]
    var reader = EventReader(ArrayByteReader(Array(lines.joined(separator: "\n").utf8)), directory: directory) { _, _ in
      ReplyReading()
    }
    var messages: [UInt32?] = []
    while let line = try reader.next() {
      if case .event(let event) = line.outcome, case .reply(_, _, let message) = event.event {
        messages.append(message?.rawValue)
      }
    }
    #expect(messages == [0, 0, nil] && directory.messageCount == 1)
  }
}
