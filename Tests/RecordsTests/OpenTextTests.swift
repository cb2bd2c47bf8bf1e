import Campaign
import Testing

@testable import Records

@Suite struct OpenTextTests {
  /// A line of an object by its number, and an object of so many lines.
  private static let shapes: [(name: String, line: @Sendable (Int) -> String)] = [
    ("keys", { "\"k\($0)\":1," }),
    ("blank lines", { _ in "" }),
    ("one list", { $0 == 1 ? "\"tags\":[" : "\"t\($0)\"," }),
    ("objects within", { _ in "\"a\":{" }),
    ("a string that is left open", { _ in "\"" }),
  ]

  @Test(arguments: shapes.map(\.name), [10, 1000, 30_000])
  func `a long object is read few times, and whole where it ends`(shape: String, lines: Int) throws {
    let line = try #require(Self.shapes.first { $0.name == shape }).line
    var open = OpenText()
    var (given, read) = (0, 0)
    var last: OpenObject?
    for number in 1...(lines + 1) {
      let text = Array((number == 1 ? "{" : number > lines ? "{" : line(number - 1)).utf8)
      given += text.count + 1
      // The last line begins another object, which ends this one.
      let part = text.withUnsafeBufferPointer { open.take(number, $0, most: .max) }
      for object in part.objects {
        read += object.text.count
        last = object
      }
    }
    #expect(read <= 20_000 + 6 * given, "\(read) bytes are read of \(given)")
    let left = try #require(last)
    #expect(left.end == .left)
    #expect(left.line == 1)
    #expect(left.text.count >= given - 3)
  }

  @Test func `an object that closes is given with its last line`() {
    var open = OpenText()
    var ends: [OpenObject.End] = []
    for (index, line) in ["{", "\"a\":1", "}", "{\"b\":", "2}"].enumerated() {
      let part = Array(line.utf8).withUnsafeBufferPointer { open.take(index + 1, $0, most: .max) }
      ends += part.objects.map(\.end)
    }
    #expect(ends == [.ahead, .closed, .closed])
  }

  @Test func `what is too long is left`() {
    var open = OpenText()
    var objects: [OpenObject] = []
    for index in 1...100 {
      let part = Array((index == 1 ? "{" : "\"a\":1,").utf8).withUnsafeBufferPointer { open.take(index, $0, most: 100) }
      objects += part.objects
    }
    #expect(objects.count { $0.end == .left } == 1)
    #expect(objects.allSatisfy { $0.text.count <= 107 })
  }
}
