extension BadInputTests {
  private static func utf8(_ before: String, _ bytes: [UInt8], _ after: String) -> [UInt8] {
    Array(before.utf8) + bytes + Array(after.utf8)
  }

  /// Lines that are no record, whether of a list or of a stream.
  static let lineRows: [Row] = [
    Row("two objects", "{\"id\":\"a\"}{\"id\":\"b\"}", "list.ndjson:2:11: error[PB0306]"),
    Row(
      "an object over two lines", "{\"id\":\"a\",\n\"name\":\"b\"}", "list.ndjson:2:11: error[PB0307]",
      "list.ndjson:3:1"),
    Row("cut off", "{\"id\":\"a\",\"na", "list.ndjson:2:11: error[PB0303]"),
    Row("no object", "[\"a\"]", "list.ndjson:2:1: error[PB0302]"),
    Row("100 kB of openers", String(repeating: "[", count: 100_000), "list.ndjson:2:1: error[PB0302]"),
    Row("deep", "{\"x\":" + String(repeating: "{\"x\":", count: 20_000), "list.ndjson:2:6: error[PB0309]"),
    Row(
      "a key twice", "{\"id\":\"a\",\"\\u0069d\":\"b\"}", "list.ndjson:2:11: error[PB0308]: the key `id` appears twice"),
    Row("NaN", "{\"id\":\"a\",\"x\":NaN}", "list.ndjson:2:15: error[PB0302]: `NaN`"),
    Row("infinite", "{\"id\":\"a\",\"x\":1e400}", "list.ndjson:2:15: error[PB0304]: the number `1e400`"),
    Row("a leading zero", "{\"id\":\"a\",\"x\":01}", "list.ndjson:2:15: error[PB0304]: `01`"),
    Row("a lone surrogate", "{\"id\":\"a\\ud800\"}", "list.ndjson:2:9: error[PB0303]: `\\ud800`"),
    Row("not UTF-8", utf8("{\"id\":\"é", [0xFF], "\"}"), "list.ndjson:2:9: error[PB0301]: the byte 0xFF"),
    Row("overlong", utf8("{\"id\":\"a", [0xC0, 0x80], "\"}"), "list.ndjson:2:9: error[PB0301]: the byte 0xC0"),
    Row("NUL", "{\"id\":\"a\0\"}", "list.ndjson:2:9: error[PB0303]: the string contains the control character 0x00"),
    Row("an escaped NUL", "{\"id\":\"a\\u0000\"}", "list.ndjson:2:9: error[PB0303]", "U+0000"),
    Row("a trailing comma", "{\"id\":\"a\",}", "list.ndjson:2:11: error[PB0302]"),
    Row("single quotes", "{'id':'a'}", "list.ndjson:2:2: error[PB0302]"),
    Row("too long", "{\"id\":\"" + String(repeating: "y", count: 1_100_000) + "\"}", "list.ndjson:2:1: error[PB0312]"),
    Row("no id", "{\"name\":\"x\"}", "list.ndjson:2:1: error[PB0311]"),
    Row("a number for an id", "{\"id\":1}", "list.ndjson:2:7: error[PB0310]", "write \"1\""),
    Row("tags that are no list", "{\"id\":\"a\",\"tags\":\"Donor\"}", "list.ndjson:2:18: error[PB0310]"),
    Row("a flag that is an object", "{\"id\":\"a\",\"opted_out\":{}}", "list.ndjson:2:23: error[PB0309]"),
    Row("a list that is no column", "{\"id\":\"a\",\"x\":[\"b\"]}", "list.ndjson:2:15: error[PB0309]"),
    Row("a list with a number", "{\"id\":\"a\",\"Tags\":[1]}", "list.ndjson:2:18: error[PB0309]"),
  ]

  /// Lines that are records and no events.
  static let eventRows: [Row] = [
    Row("blank", "", "list.ndjson:2:1: error[PB0305]"),
    Row("a flag that is none", "{\"id\":\"a\",\"opted_out\":\"yes\"}", "list.ndjson:2:23: error[PB0310]"),
    Row(
      "a column in another spelling", "{\"event\":\"contact\",\"id\":\"a\",\"Opted Out\":true}",
      "list.ndjson:2:29: error[PB0364]", "write `opted_out`"),
    Row("no event", "{\"member\":\"ana\"}", "list.ndjson:2:1: error[PB0330]"),
    Row("a typo in the event", "{\"event\":\"sned\"}", "list.ndjson:2:10: error[PB0330]", "did you mean `send`?"),
    Row(
      "a typo in a key", "{\"event\":\"send\",\"memer\":\"ana\"}", "list.ndjson:2:17: error[PB0332]", "mean `member`?"),
    Row(
      "a field of another event", "{\"event\":\"away\",\"member\":\"ana\",\"text\":\"x\"}",
      "list.ndjson:2:32: error[PB0332]"),
    Row("nobody", "{\"event\":\"send\"}", "list.ndjson:2:1: error[PB0331]", "needs `member`"),
    Row(
      "an empty member", "{\"event\":\"away\",\"member\":\"\"}", "list.ndjson:2:26: error[PB0331]: `member` is empty"),
    Row(
      "an empty contact", "{\"event\":\"opt_out\",\"contact\":\"\"}",
      "list.ndjson:2:30: error[PB0331]: `contact` is empty"),
    Row("a number for a member", "{\"event\":\"away\",\"member\":1}", "list.ndjson:2:26: error[PB0334]"),
    Row("30 February", "{\"event\":\"publish\",\"at\":\"2026-02-30T00:00:00Z\"}", "list.ndjson:2:25: error[PB0333]"),
    Row("a leap second", "{\"event\":\"publish\",\"at\":\"2026-12-31T23:59:60Z\"}", "list.ndjson:2:25: error[PB0333]"),
    Row("no tags", "{\"event\":\"tag\",\"contact\":\"c1\",\"tags\":[]}", "list.ndjson:2:1: error[PB0331]"),
    Row("an arrival without id", "{\"event\":\"contact\",\"name\":\"x\"}", "list.ndjson:2:1: error[PB0311]"),
  ]

  /// Rows after `id,name,tags,opted_out` and one good row.
  static let tableRows: [Row] = [
    Row("ragged", "a,b", "list.csv:3:1: error[PB0317]: the row has 2 cells, the header has 4"),
    Row("ragged over two lines", "a,\"x\ny\"", "list.csv:3:1: error[PB0317]"),
    Row("text after a quote", "a,\"x\"y,,", "list.csv:3:6: error[PB0319]"),
    Row("a quote in a cell", "a,x\"y\",,", "list.csv:3:4: error[PB0319]"),
    Row("no id", ",x,,", "list.csv:3:1: error[PB0311]"),
    Row("not UTF-8", utf8("a,", [0xFF], ",,"), "list.csv:3:3: error[PB0301]: the byte 0xFF"),
    Row("NUL", "a,\0,,", "list.csv:3:3: error[PB0303]", "U+0000"),
    Row("an open quote", "a,\"x,,", "list.csv:3:3: error[PB0318]", "takes in 1 more line"),
    Row("too long", "a," + String(repeating: "y", count: 1_100_000) + ",,", "list.csv:3:1: error[PB0312]"),
  ]

  /// Lists of which nothing can be read.
  static let wholeTableRows: [Row] = [
    Row("nothing", "", "list.csv:1:1: error[PB0315]"),
    Row("a name twice", "id,name,name\na,b,c\n", "list.csv:1:9: error[PB0315]: the column `name` appears twice"),
    Row("a column without name", "id,,name\na,b,c\n", "list.csv:2:3: error[PB0315]"),
    Row("no id column", "name,phone\na,b\n", "list.csv:1:1: error[PB0316]"),
    Row("gzip", [0x1F, 0x8B, 8, 0, 0, 0], "list.csv:1:1: error[PB0300]", "gunzip"),
    Row("a spreadsheet", [0x50, 0x4B, 3, 4, 0, 0], "list.csv:1:1: error[PB0300]", "Excel workbook"),
    Row("NDJSON", "{\"id\":\"a\"}\n", "list.csv:1:1: error[PB0300]: this is JSON", "--contacts-format ndjson"),
    Row("lone returns", "id,name\ra,b\r", "list.csv:1:4: error[PB0300]", "carriage return alone"),
  ]
}
