internal import Records
internal import Text

/// The lines of event streams that are not events: how many there were, and the first hundred of them.
public struct MalformedLines: Hashable, Sendable {
  /// A line that is not an event.
  public struct Line: Hashable, Sendable {
    /// Its number in the stream, from 1: `n` of its effect.
    public let number: Int
    /// What is wrong with it and what to do about it, in a sentence without a final period.
    public let message: String
  }

  /// How many lines are kept with what is wrong with them.
  public static let mostKept = 100

  /// How many lines there were.
  public private(set) var count = 0
  /// The first of them, at most `mostKept`.
  public private(set) var first: [Line] = []

  mutating func note(_ problem: RecordProblem) {
    count += 1
    if first.count < Self.mostKept { first.append(Line(number: problem.line, message: problem.sentence)) }
  }

  /// One JSON object: `{"malformed":2,"first":[{"n":7,"message":"…"}, …]}`.
  public var json: String {
    var json = JSONWriter()
    json.object { json in
      json.member("malformed", count)
      json.array("first") { json in
        for line in first {
          json.object { json in
            json.member("n", line.number)
            json.member("message", line.message)
          }
        }
      }
    }
    return json.string
  }
}
