import Campaign
import Diagnostics
import Testing

@testable import Records

@Suite struct EventTagTests {
  /// Three tags are known from the start: those of the rules and `Opt Out`.
  private let directory = Directory(samplePolicy(), limits: DirectoryLimits(tags: 3))

  init() throws {
    var contacts = RecordReader(ArrayByteReader(Array(#"{"id":"c1"}"#.utf8)), format: .ndjson)
    while let block = try contacts.next() { for row in 0..<block.count { _ = directory.add(row, of: block) } }
  }

  /// The outcome of each line, its tags, and the codes of its remarks.
  private func read(_ lines: String...) throws -> [String] {
    let bytes = Array(lines.joined(separator: "\n").utf8)
    var reader = EventReader(ArrayByteReader(bytes), directory: directory) { _, _ in ReplyReading() }
    var found: [String] = []
    while let line = try reader.next() {
      let remarks = line.remarks.map { " \($0.severity) \($0.code.name)" }.joined()
      switch line.outcome {
      case .event(let event): found.append("\(event.tags.map(\.rawValue))\(remarks)")
      case .refused(let refusal, _): found.append("\(refusal)\(remarks)")
      case .malformed(let problem): found.append("\(problem.code.name)")
      }
    }
    return found
  }

  @Test func `an opt out needs no room in the table`() throws {
    #expect(
      try read(
        #"{"event":"tag","contact":"c1","tags":["new"]}"#, #"{"event":"tag","contact":"c1","tags":["new","Opt Out"]}"#,
        #"{"event":"report","contact":"c1","member":"ana","tags":["Donor","OPT out","new"]}"#,
        #"{"event":"tag","contact":"c1","tags":["opt out","\u00a0"," DONOR"]}"#)
        == ["PB0324", "[2] warning PB0324", "[1, 2] warning PB0324", "[1, 2]"])
  }

  @Test(arguments: ["", " ", "\\t", "\\u00a0", "\\u2003\\u3000 "])
  func `blank text is no tag`(_ blank: String) throws {
    #expect(
      try read(
        #"{"event":"tag","contact":"c1","tags":["\#(blank)"]}"#,
        #"{"event":"untag","contact":"c1","tags":["\#(blank)"]}"#,
        #"{"event":"tag","contact":"c1","tags":["\#(blank)","Donor"]}"#,
        #"{"event":"report","contact":"c1","member":"ana","tags":["\#(blank)"]}"#,
        #"{"event":"reassign","to":"ana","filter":{"tags":["\#(blank)"]}}"#)
        == ["PB0331", "PB0331", "[1]", "[]", "PB0331"])
  }

  @Test func `what is refused settles no spelling`() throws {
    let directory = Directory(samplePolicy())
    let lines = [
      #"{"event":"tag","contact":"c9","tags":["dONOR of THE year"]}"#,
      #"{"event":"tag","member":"stranger","contact":"c1","tags":["dONOR of THE year"]}"#,
      #"{"event":"report","member":"stranger","contact":"c1","tags":["dONOR of THE year"]}"#,
      #"{"event":"reassign","to":"ana","filter":{"tags":["dONOR of THE year"]}}"#,
      #"{"event":"contact","id":"c1"}"#,
      #"{"event":"tag","contact":"c1","tags":["\u00a0Donor of the Year\u00a0"]}"#,
    ]
    var reader = EventReader(ArrayByteReader(Array(lines.joined(separator: "\n").utf8)), directory: directory) { _, _ in
      ReplyReading()
    }
    while try reader.next() != nil {}
    #expect(directory.tagCount == 4)
    #expect(String(decoding: directory.spelling(of: TagID(3)), as: UTF8.self) == "Donor of the Year")
  }
}
