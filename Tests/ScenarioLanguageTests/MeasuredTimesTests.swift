import Diagnostics
import ScenarioLanguage
import Simulation
import Testing

@Suite struct MeasuredTimesTests {
  private func reading(_ file: String, _ column: String = "wait") -> Reading {
    Reading(lines: "members: { handling_time: { file: \(file), column: \(column) } }")
  }

  private func times(_ reading: Reading) -> [Double]? {
    guard case .empirical(let times)? = reading.scenario?.members.general.handling.parts.first?.shape else {
      return nil
    }
    return times.values
  }

  @Test func `lengths of time and seconds`() {
    let reading = reading("waits.csv")
    #expect(reading.codes == [])
    #expect(times(reading) == [250, 45_000, 90_000])
    #expect(times(self.reading("windows.csv")) == [120_000, 180_000])
    #expect(times(self.reading("wide.csv", "\"a,b\"")) == [1_000])
  }

  @Test func `what is no time is shown in its file`() {
    let reading = reading("bad.csv")
    #expect(reading.codes == ["PB0435", "PB0435"])
    #expect(reading.underlined == ["soon", "-5"])
    #expect(reading.problems.map(\.primary.place.source.name) == ["bad.csv", "bad.csv"])
    #expect(reading.problems.first?.message == "`soon` is not a length of time")
    #expect(reading.problems.first?.related.map { reading.text(at: $0.place) } == ["wait"])
    let line = LineTable(reading.problems[0].primary.place.source).position(
      ofByte: Int(reading.problems[0].primary.place.span.lower)
    ).line
    #expect(line == 3)
  }

  @Test func `columns and files that are not there`() {
    let column = reading("waits.csv", "waits")
    #expect(column.codes == ["PB0435"])
    #expect(column.underlined == ["waits"])
    #expect(column.problems.first?.message == "`waits.csv` has no column `waits`")
    #expect(column.problems.first?.help == "did you mean `wait`?")

    let file = reading("nowhere.csv")
    #expect(file.codes == ["PB0434"])
    #expect(file.underlined == ["nowhere.csv"])
    #expect(file.problems.first?.message == "cannot load `nowhere.csv`: there is no such file")
    #expect(file.problems.first?.help == "check the path")

    #expect(reading("none.csv").problems.map(\.message) == ["the column `wait` of `none.csv` holds no time"])
    #expect(reading("empty.csv").codes == ["PB0315"])
  }

  /// A bad file of measured times, and the place and code of what is wrong with it.
  struct BadFile: CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let says: [String]
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ says: String...) { self.init(name, Array(text.utf8), says) }
    init(_ name: String, _ bytes: [UInt8], _ says: [String]) {
      self.name = name
      self.bytes = bytes
      self.says = says
    }
  }

  static let badFiles: [BadFile] = [
    BadFile("text after a quote", "id,wait\na,10\nb,\"20\"xyz\n", "3:7: error[PB0319]"),
    BadFile("a quote in a cell", "id,wait\na,1\"0\n", "2:4: error[PB0319]"),
    BadFile("an open quote", "id,wait\na,10\nb,\"20\nc,30\nd,40\n", "3:3: error[PB0318]"),
    BadFile("an open quote at the end", "id,wait\na,\"", "2:3: error[PB0318]"),
    BadFile("too many cells", "id,wait\na,0,25\nb,1\n", "2:1: error[PB0317]"),
    BadFile("too few cells", "id,wait\na\n", "2:1: error[PB0317]"),
    BadFile("a decimal comma", "wait\n0,25\n", "2:1: error[PB0317]"),
    BadFile("no header", "", "1:1: error[PB0315]"),
    BadFile("a column without a name", "id,,wait\na,b,1\n", "2:3: error[PB0315]"),
    BadFile("a column twice", "wait,wait\n1,2\n", "1:6: error[PB0315]"),
    BadFile("another column twice", "wait,note,note\n1,,\n", "1:11: error[PB0315]"),
    BadFile("a decimal comma between semicolons", "id;wait\na;0,25\n", "2:3: error[PB0435]"),
    BadFile("lone returns", "id,wait\ra,1\r", "1:4: error[PB0300]"),
    BadFile("JSON", "{\"wait\":1}\n", "1:1: error[PB0300]"),
    BadFile("gzip", [0x1F, 0x8B, 8, 0, 0], ["1:1: error[PB0300]"]),
    BadFile("a spreadsheet", [0x50, 0x4B, 3, 4, 0], ["1:1: error[PB0300]"]),
    BadFile("not UTF-8", Array("id,wait\nb".utf8) + [0xFF] + Array(",1\n".utf8), ["2:2: error[PB0301]"]),
    BadFile("NUL", "id,wait\na,1\0\n", "2:4: error[PB0303]"),
    BadFile(
      "a record beyond the limit", "id,wait\n\(String(repeating: "y", count: 1_100_000)),1\n", "2:1: error[PB0312]"),
    BadFile("no time", "id,wait\n漢字,soon\n", "2:4: error[PB0435]"),
    BadFile("no time in quotes", "id,wait\n\"a\nb\",\"so \"\"on\"\"\"\n", "3:4: error[PB0435]"),
    BadFile("after a mark and CRLF", "\u{FEFF}id,wait\r\na,1\r\nb,x\r\n", "3:3: error[PB0435]"),
    BadFile(
      "several", "id,wait\na,x\nb\nc,1\nd,\"2\"3\ne,y\n", "2:3: error[PB0435]", "3:1: error[PB0317]",
      "5:6: error[PB0319]", "6:3: error[PB0435]"),
  ]

  @Test(arguments: ["id;wait\na;10\n", "\"id\";\"wait\"\na;10\n", "id\twait\na\t10\n", "sep=;\nid;wait\na;10\n"])
  func `cells are separated as in a list`(_ text: String) {
    let reading = Reading(
      lines: "members: { handling_time: { file: waits.csv, column: wait } }",
      files: { path, _ in .success(Source(name: path, bytes: Array(text.utf8))) })
    #expect(reading.scenario != nil && reading.codes == [], "\(reading.problems.map(\.message))")
  }

  @Test(arguments: badFiles) func `bad files are refused by their place`(_ file: BadFile) {
    let reading = Reading(
      lines: "members: { handling_time: { file: waits.csv, column: wait } }",
      files: { path, _ in .success(Source(name: path, bytes: file.bytes)) })
    #expect(reading.scenario == nil)
    let told = reading.problems.map { headline($0) }
    #expect(told.count == file.says.count, "\(told)")
    for (line, says) in zip(told, file.says) { #expect(line.hasPrefix("waits.csv:\(says)"), "\(line)") }
    #expect(reading.problems.allSatisfy { $0.help?.contains("contact") != true }, "\(reading.problems.map(\.help))")
  }

  @Test func `only the first problems of a file are told`() {
    let reading = Reading(
      lines: "members: { handling_time: { file: waits.csv, column: wait } }",
      files: { path, _ in
        .success(Source(name: path, bytes: Array(("wait\n" + String(repeating: "x\n", count: 1000)).utf8)))
      })
    #expect(reading.problems.count == 10 && reading.scenario == nil)
  }

  /// A column may be called as one of a contact is.
  @Test func `columns of contacts are columns like others`() {
    for name in ["id", "name", "phone", "tags", "opted_out", "time_zone"] {
      let reading = Reading(
        lines: "members: { handling_time: { file: waits.csv, column: \(name) } }",
        files: { path, _ in
          .success(Source(name: path, bytes: Array("\(name),x\n10,a\n,\n\"20\",b\n".utf8)))
        })
      #expect(reading.codes == [])
      #expect(times(reading) == [10_000, 20_000])
    }
  }
}
