import Campaign
import Testing
import Text
import Zones

@testable import Records

/// What is written of an event is read as the same event.
@Suite struct EventWriterTests {
  /// Every kind of event, with every field that its event keeps.
  static let stream = """
    {"event":"contact","id":"c1","name":"Jos\u{e9}","phone":"215.555.0101","tags":["Donor"," \u{202E}x"],"state":"NJ","at":-9000}
    {"event":"contact","id":"c\\"2\\\\","phone":"+1 215 555 0101","last_team_member":"temp","assigned_to":"joe"}
    {"event":"contact","at":"1969-12-31T23:59:59.999Z","id":"c3","time_zone":"Test/East","opted_out":true,"age":1.50e1}
    {"event":"contact","id":"c4","time_zone":"Test/West","tags":["opt out"],"vip":true,"none":null,"club":""}
    {"event":"publish","at":0}
    {"event":"start","member":"ana","at":"2026-03-01T09:30:00Z"}
    {"event":"send","member":"ana"}
    {"event":"send","member":"joe","contact":"c\\"2\\\\"}
    {"event":"reply","contact":"c1","text":"h\u{e9} \\"you\\"\\n\\u0007"}
    {"event":"reply","contact":"c1","text":"STOP","message_id":"m\\t1"}
    {"event":"reply","contact":"c1","text":"vote!","message_id":"m2"}
    {"event":"respond","member":"joe","contact":"c1","text":"ok","at":"2026-03-01T09:30:00.125Z"}
    {"event":"opt_out","contact":"c1"}
    {"event":"opt_out","contact":"c1","member":"philly"}
    {"event":"away","member":"ana"}
    {"event":"back","member":"ana"}
    {"event":"add_member","member":"temp"}
    {"event":"remove_member","member":"temp"}
    {"event":"tag","contact":"c1","tags":["Opt Out","New"]}
    {"event":"tag","contact":"c1","tags":["Spanish"],"member":"ana"}
    {"event":"untag","contact":"c1","tags":["new"]}
    {"event":"untag","contact":"c1","tags":["Donor"],"member":"joe"}
    {"event":"resolve","contact":"c1"}
    {"event":"resolve","contact":"c1","member":"ana","resolution":"done"}
    {"event":"report","member":"ana","contact":"c1"}
    {"event":"report","member":"ana","contact":"c1","tags":["Donor","Opt Out"],"resolution":"done"}
    {"event":"reopen","contact":"c1"}
    {"event":"reopen","contact":"c1","member":"ana"}
    {"event":"click","contact":"c1"}
    {"event":"delivery","contact":"c1","status":"blocked"}
    {"event":"opt_in","member":"philly","contact":"c1"}
    {"event":"reassign","from":"ana","to":"joe"}
    {"event":"reassign","to":"closers","filter":{"ids":["c3","c1"]},"seed":18446744073709551615}
    {"event":"reassign","to":"joe","from":"ana","filter":{"tags":["Donor"],"needs_attention":false,"assigned_to":"ana","list":"closers"}}
    {"event":"notify","type":"leaderboard"}
    {"event":"notify","type":"assignment","to":"closers"}
    {"event":"notify","type":"replies_waiting","to":"ana"}
    {"event":"clock","at":300000000000000}

    """

  @Test func `every kind`() throws {
    let first = try read(Self.stream)
    #expect(first.problems == [])
    #expect(Set(first.kinds) == Set(EventKind.allCases))
    let second = try read(first.written)
    #expect(second.problems == [])
    #expect(second.events == first.events)
    // Nothing changes any more.
    #expect(second.written == first.written)
    #expect(first.written.contains("\"at\":\"1969-12-31T23:59:59.999Z\""))
    #expect(first.written.hasSuffix("{\"event\":\"clock\",\"at\":300000000000000}\n"))
  }

  @Test(arguments: try Fixtures.events) func `streams that are read elsewhere`(name: String) throws {
    let text = String(decoding: try Fixtures.bytes(name), as: UTF8.self)
    let first = try read(text, isTimed: name.hasPrefix("hours"))
    // Whatever was refused is not written, and what is written is not refused.
    let second = try read(first.written, isTimed: name.hasPrefix("hours"))
    #expect(second.problems == [])
    #expect(second.events == first.events)
  }

  /// All columns of a list come back, fields that no rule asks about among them.
  @Test(arguments: try Fixtures.lists) func `lists`(name: String) throws {
    let format: RecordFormat = name.hasSuffix(".csv") ? .csv : .ndjson
    let policy = samplePolicy(hours: contactHours())
    let directory = Directory(policy, zones: testZones)
    var columns: [JSONWriter] = []
    var writer = EventWriter(EventNames(directory) { $1.members(columns[$0.index].bytes) })
    var before: [[String]] = []
    var reader = RecordReader(ArrayByteReader(try Fixtures.bytes(name)), format: format)
    while let block = try reader.next() {
      for row in 0..<block.count {
        guard case .joined(let arrival, _) = directory.add(row, of: block) else { continue }
        columns.append(JSONWriter())
        #expect(block.writeColumns(row, to: &columns[arrival.contact.index]))
        directory.withLastColumns { tags, values, zones in
          writer.write(TimedEvent(at: Instant(milliseconds: 0), event: .contact(arrival)))
          before.append(portrait(row, of: block) + ["\(arrival) \(Array(tags)) \(Array(values)) \(zones.map(\.name))"])
        }
      }
    }
    let again = Directory(policy, zones: testZones)
    var after: [[String]] = []
    var lines = RecordReader(ArrayByteReader(writer.bytes), format: .ndjson)
    while let block = try lines.next() {
      #expect(block.problemCount == 0)
      for row in 0..<block.count {
        guard case .joined(let arrival, _) = again.add(row, of: block) else { continue }
        again.withLastColumns { tags, values, zones in
          after.append(portrait(row, of: block) + ["\(arrival) \(Array(tags)) \(Array(values)) \(zones.map(\.name))"])
        }
      }
    }
    #expect(after == before)
  }

  @Test func `a column named as a key of events is left out`() throws {
    var reader = RecordReader(ArrayByteReader(Array("id,at,event,x\nc1,noon,party,1\nc2,,,\n".utf8)), format: .csv)
    let block = try #require(try reader.next())
    var line = JSONWriter()
    #expect(!block.writeColumns(0, to: &line))
    #expect(line.string == "\"id\":\"c1\",\"x\":\"1\"")
    #expect(block.writeColumns(1, to: &line))
  }

  @Test func `names without a directory`() throws {
    let policy = samplePolicy()
    var writer = EventWriter(
      EventNames(policy, id: { "c\($0.rawValue + 1)" }) { $1.member("id", "c\($0.rawValue + 1)") })
    let at = Instant(milliseconds: 1)
    [TagID(1), TagID(0)].withUnsafeBufferPointer { tags in
      writer.write(TimedEvent(at: at, event: .contact(ContactArrival(contact: ContactID(0)))))
      writer.write(TimedEvent(at: at, event: .tag(ContactID(0), by: nil), tags: tags))
      writer.write(TimedEvent(at: at, event: .send(.nobody, .unknown)))
    }
    #expect(
      String(decoding: writer.bytes, as: UTF8.self) == """
        {"event":"contact","at":"1970-01-01T00:00:00.001Z","id":"c1"}
        {"event":"tag","at":"1970-01-01T00:00:00.001Z","contact":"c1","tags":["Donor","Spanish"]}
        {"event":"send","at":"1970-01-01T00:00:00.001Z","member":"nobody","contact":"unknown"}

        """)
  }

  private struct Reading {
    var kinds: [EventKind] = []
    var events: [String] = []
    var problems: [String] = []
    var written = ""
  }

  /// Reads a stream, and writes what it holds.
  private func read(_ stream: String, isTimed: Bool = false) throws -> Reading {
    let directory = Directory(samplePolicy(hours: isTimed ? contactHours() : nil), zones: testZones)
    let rows = try contactRows(stream)
    var writer = EventWriter(
      EventNames(directory) { contact, line in
        if let columns = rows[String(decoding: directory.id(of: contact), as: UTF8.self)] {
          line.members(columns.bytes)
        }
      })
    var reader = EventReader(ArrayByteReader(Array(stream.utf8)), directory: directory) { text, tags in
      if text.elementsEqual("vote!".utf8) { tags.append(TagID(1)) }
      return ReplyReading(isKeyword: text.elementsEqual("STOP".utf8))
    }
    var found = Reading()
    while let line = try reader.next() {
      switch line.outcome {
      case .event(let event):
        found.kinds.append(event.event.kind)
        found.events.append(
          "\(event.at) \(event.event) \(Array(event.tags)) \(Array(event.values)) \(event.zones.map(\.name)) "
            + "\(Array(event.contacts)) \(String(decoding: line.text, as: UTF8.self))")
        let text = event.event.kind == .reply ? String(decoding: line.text, as: UTF8.self) : ""
        if event.event.kind == .respond { found.events[found.events.count - 1] = "\(event.at) \(event.event)" }
        writer.write(event, text: text)
      case .refused(let refusal, _): found.problems.append("\(refusal)")
      case .malformed(let problem): found.problems.append(problem.message)
      }
    }
    found.written = String(decoding: writer.bytes, as: UTF8.self)
    return found
  }

  /// The columns of `contact` events, by their ids: the first of an id counts.
  private func contactRows(_ stream: String) throws -> [String: JSONWriter] {
    var rows: [String: JSONWriter] = [:]
    var reader = RecordReader(ArrayByteReader(Array(stream.utf8)), format: .ndjson)
    while let block = try reader.next() {
      for row in 0..<block.count {
        let id = String(decoding: block.bytes(block[row].id), as: UTF8.self)
        var columns = JSONWriter()
        #expect(!block.writeColumns(row, to: &columns))
        if rows[id] == nil { rows[id] = columns }
      }
    }
    return rows
  }

  /// What a row says, without its place, and without what is not written: values that are `null`, the keys of events.
  private func portrait(_ row: Int, of block: ContactBlock) -> [String] {
    describe(row, of: block).split(separator: " · ").map(String.init)
      .filter { !$0.hasPrefix("written ") && !$0.hasSuffix(" = null \"null\"") }
      .filter { !$0.hasPrefix("\"at\" = ") && !$0.hasPrefix("\"event\" = ") }
      .map { part in part.firstRange(of: ": id ").map { String(part[$0.upperBound...]) } ?? part }
  }
}
