import Diagnostics
import Simulation
import Testing

@Suite struct VaryTests {
  private func reading(_ vary: String) -> Reading { Reading(lines: "vary:\(vary)") }

  @Test func `keys are sorted and values are as written`() throws {
    let reading = reading(
      """

        members.texts_per_hour: [60, 120.5]
        bucket_size:
          - 10
          - 25
        reply_routing: [shared_inbox, [round_robin, shared_inbox], "a, b", { x: 1 }]
      """)
    #expect(reading.codes == [])
    #expect(
      reading.scenario?.variations == [
        Variation(key: "bucket_size", values: ["10", "25"]),
        Variation(key: "members.texts_per_hour", values: ["60", "120.5"]),
        Variation(
          key: "reply_routing", values: ["shared_inbox", "[round_robin, shared_inbox]", "\"a, b\"", "{ x: 1 }"]),
      ])
  }

  struct Wrong: Sendable {
    let text: String
    let codes: [String]
    let underlined: [String]
  }

  @Test(arguments: [
    Wrong(text: " 3", codes: ["PB0401"], underlined: ["3"]),
    Wrong(text: " { bucket_size: 10 }", codes: ["PB0401"], underlined: ["10"]),
    Wrong(text: " { bucket_size: [] }", codes: ["PB0441"], underlined: ["[]"]),
    Wrong(text: " { bucket_size: [10, 10] }", codes: ["PB0441"], underlined: ["10"]),
    Wrong(
      text: " { .a: [1], b.: [1], a..b: [1] }", codes: ["PB0440", "PB0440", "PB0440"], underlined: [".a", "b.", "a..b"]),
    Wrong(text: " { bucketsize: [10, 20], bucket_size: [10] }", codes: ["PB0440"], underlined: ["bucketsize"]),
    Wrong(text: "\n  a:\n    - x, y\n    - z\n", codes: ["PB0441"], underlined: ["x, y"]),
    Wrong(text: "\n  a:\n    - b: c\n", codes: ["PB0441"], underlined: ["b: c"]),
    Wrong(text: "\n  a:\n    - |\n      x\n", codes: ["PB0441"], underlined: ["|\n      x"]),
    Wrong(text: "\n  a: [[1,\n    2]]\n", codes: ["PB0441"], underlined: ["[1,\n    2]"]),
  ]) func `mistakes`(_ wrong: Wrong) {
    let reading = reading(wrong.text)
    #expect(reading.codes == wrong.codes)
    #expect(reading.underlined == wrong.underlined)
  }

  @Test func `what was meant is said`() {
    #expect(reading(" { bucketsize: [10] }").problems.map(\.help) == ["did you mean `bucket_size`?"])
  }

  @Test func `limits are named`() {
    let keys = (0...20).map { "k\($0): [1]" }.joined(separator: ", ")
    let values = (0...1_000).map(String.init).joined(separator: ", ")
    let most = (0..<1_000).map(String.init).joined(separator: ", ")
    let long = String(repeating: "9", count: 1_001)
    for (text, code) in [
      ("{ \(keys) }", "PB0442"), ("{ a: [\(values)] }", "PB0442"), ("{ a: [\(most)], b: [1, 2] }", "PB0442"),
      ("{ a: [\(long)] }", "PB0441"), ("{ \(long): [1] }", "PB0440"),
    ] {
      let reading = reading(" " + text)
      #expect(reading.codes == [code], "\(text.prefix(40))")
    }
    #expect(reading(" { a: [\(most)] }").codes == [])
  }
}
