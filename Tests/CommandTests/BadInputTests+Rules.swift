extension BadInputTests {
  private static let head = "version: 1\nmembers: [ana]\n"
  private static func size(_ value: String) -> String {
    head + "distribution: {mode: buckets, bucket_size: \(value)}\n"
  }

  static let ruleRows: [Row] = [
    // What YAML has and rule files have not.
    Row("an anchor", "version: 1\nmembers: &a [ana]\n", "r.yaml:2:10: error[PB0121]: `&a`"),
    Row("an alias", head + "lists: {x: *a}\n", "r.yaml:3:12: error[PB0120]: `*a`"),
    Row("a merge key", head + "distribution:\n  <<: {mode: buckets}\n", "r.yaml:4:3: error[PB0122]: `<<`"),
    Row("a tag", "version: 1\nmembers: !foo [ana]\n", "r.yaml:2:10: error[PB0123]: `!foo`"),
    Row("Python", "version: 1\nmembers: !!python/object:os.system [ls]\n", "r.yaml:2:10: error[PB0123]: `!!python/"),
    Row("an include", "version: 1\nmembers: !include x.yaml\n", "r.yaml:2:10: error[PB0123]: `!include`"),
    Row("a second document", head + "---\nversion: 1\n", "r.yaml:3:1: error[PB0124]"),
    Row("a document after the end", head + "...\nversion: 1\n", "r.yaml:4:1: error[PB0124]"),
    Row("a scalar", "hello\n", "r.yaml:1:1: error[PB0202]", "found `hello`"),
    Row("a list", "- a\n", "r.yaml:1:1: error[PB0202]", "found a list"),
    Row("nothing", "", "r.yaml:1:1: error[PB0201]: this file is empty"),
    Row("a complex key", head + "? [a, b]\n: 1\n", "r.yaml:3:3: error[PB0126]"),
    Row("an empty key", head + ": 1\n", "r.yaml:3:1: error[PB0127]"),
    Row("an empty name as a key", head + "\"\": 1\n", "r.yaml:3:1: error[PB0210]"),
    Row("65 openers", head + "lists: " + String(repeating: "[", count: 66), "r.yaml:3:71: error[PB0114]"),
    Row("100 kB of openers", String(repeating: "[", count: 100_000), "r.yaml:1:65: error[PB0114]"),
    Row("100 kB of dashes", String(repeating: "- ", count: 50_000), "r.yaml:1:129: error[PB0114]"),
    Row("100 kB of questions", String(repeating: "? ", count: 50_000), "r.yaml:1:129: error[PB0114]"),
    Row("twice", head + "\"members\": [joe]\n", "r.yaml:3:1: error[PB0128]", "2 | members: [ana]"),
    Row(
      "twice, composed otherwise", "version: 1\nteam:\n  Jos\u{E9}: {}\n  Jose\u{301}: {}\nmembers: [Jos\u{E9}]\n",
      "r.yaml:4:3: error[PB0128]"),
    Row("an open list", "version: 1\nmembers: [ana\n", "r.yaml:2:10: error[PB0105]"),
    Row("an open quote", "version: 1\nmembers: [\"ana]\n", "r.yaml:2:11: error[PB0104]"),
    Row("a tab", head + "distribution:\n\tmode: buckets\n", "r.yaml:4:1: error[PB0101]"),
    Row("a directive", "%YAML 1.1\n---\n" + head, "r.yaml:1:1: error[PB0125]"),

    // Numbers and flags are quoted as they stand.
    Row("a leading zero", size("017"), "r.yaml:3:44: error[PB0203]", "found `017`"),
    Row("octal", size("0o17"), "r.yaml:3:44: error[PB0203]", "found `0o17`"),
    Row("base 60", size("22:22"), "r.yaml:3:44: error[PB0203]", "found `22:22`"),
    Row("an exponent", size("1e3"), "r.yaml:3:44: error[PB0203]", "found `1e3`"),
    Row("an underscore", size("1_000"), "r.yaml:3:44: error[PB0203]", "found `1_000`"),
    Row("a date", size("2026-01-01"), "r.yaml:3:44: error[PB0203]", "found `2026-01-01`"),
    Row("full width", size("２５"), "r.yaml:3:44: error[PB0203]", "found `２５`"),
    Row("a quoted number", size("\"25\""), "r.yaml:3:44: error[PB0203]", "found the text `25`"),
    Row("beyond 64 bits", size("99999999999999999999"), "r.yaml:3:44: error[PB0204]: `99999999999999999999` is out"),
    Row("a float", "version: 1.0\nmembers: [ana]\n", "r.yaml:1:10: error[PB0203]", "found `1.0`"),
    Row("no number", "version: .nan\nmembers: [ana]\n", "r.yaml:1:10: error[PB0203]", "found `.nan`"),
    Row(
      "no flag", head + "distribution: {last_team_member_first: NO}\n", "r.yaml:3:40: error[PB0205]", "found `NO`",
      "write `false`"),

    // Bytes.
    Row("UTF-16", [0xFF, 0xFE] + Array(head.utf8).flatMap { [$0, 0] }, "r.yaml:1:1: error[PB0111]", "UTF-16"),
    Row("not UTF-8", Array((head + "# jo").utf8) + [0xFF, 0x0A], "r.yaml:3:5: error[PB0110]: `FF` is not UTF-8"),
    Row("overlong", Array((head + "# a").utf8) + [0xC0, 0xAF, 0x0A], "r.yaml:3:4: error[PB0110]: `C0 AF`"),
    Row("a lone surrogate", Array((head + "# é").utf8) + [0xED, 0xA0, 0x80], "r.yaml:3:4: error[PB0110]: `ED A0 80`"),
    Row("NUL", "version: 1\nmembers: [a\0b]\n", "r.yaml:2:12: error[PB0112]", "`U+0000`"),
    Row("an escaped NUL", "version: 1\nmembers: [\"a\\0b\"]\n", "r.yaml:2:11: error[PB0211]", "`U+0000`"),
    Row("ESC", "version: 1\nmembers: [\"a\\e[31m\"]\n", "r.yaml:2:11: error[PB0211]: `a<U+001B>[31m`"),
    Row("right to left", "version: 1\nmembers: [a\u{202E}b]\n", "r.yaml:2:11: error[PB0211]", "`U+202E`"),
    Row("zero width", "version: 1\nmembers: [a\u{200B}b]\n", "r.yaml:2:11: error[PB0211]", "`U+200B`"),
    Row("zero width in a key", "version: 1\nmem\u{200B}bers: [a]\n", "r.yaml:2:1: error[PB0211]", "`U+200B`"),
    Row(
      "a letter of another script", "version: 1\nm\u{435}mbers: [a]\n", "r.yaml:2:1: error[PB0200]", "U+0435",
      "did you mean `members`?"),

    // Lines are counted as editors count them.
    Row("CRLF", "version: 1\r\nmembers: [a]\r\nmebers: [b]\r\n", "r.yaml:3:1: error[PB0200]: unknown key `mebers`"),
    Row("CR", "version: 1\rmembers: [a]\rmebers: [b]\r", "r.yaml:3:1: error[PB0200]: unknown key `mebers`"),
    Row("a byte order mark", "\u{FEFF}verzion: 1\nmembers: [a]\n", "r.yaml:1:1: error[PB0200]: unknown key `verzion`"),
    Row("U+2028", head + "# x\u{2028}y\u{85}z\nmebers: [b]\n", "r.yaml:4:1: error[PB0200]"),
  ]
}
