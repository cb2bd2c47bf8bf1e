public import Diagnostics
internal import Text

/// Something wrong with a record of a stream: what, where, and what to do next.
///
/// A stream is never kept, and only the program that opened it knows its name. So this value carries the piece of text
/// that it is about, and becomes a `Problem` when it is given a name.
public struct RecordProblem: Error, Hashable {
  public var code: DiagnosticCode
  public var severity: Severity
  /// One sentence without a final period, the user's words in backticks.
  public var message: String
  /// The faulty line, around the place.
  public var piece: LinePiece
  /// Further facts, such as another line that is involved.
  public var notes: [String]
  /// The next step.
  public var help: String?
  /// The line of another record that it is about, which its message ends with.
  package var other: OtherRecord?
  /// The next step where the record is a part of a case, if it is another one.
  package var helpInCase: String?
  /// Whether the record is text. An event that a program fills in has no columns to name.
  var isText = true
  /// Whether it was told with an earlier line, of which this one is a part.
  package var isTold = false

  public init(
    _ code: DiagnosticCode, _ severity: Severity = .error, _ message: String, at piece: LinePiece, notes: [String] = [],
    help: String? = nil
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.piece = piece
    self.notes = notes
    self.help = help
  }

  /// Physical line, from 1.
  public var line: Int { piece.number }
  /// In Unicode scalars, from 1.
  public var column: Int { piece.position.column }

  /// The problem in the words of a refused event, with its column and the next step.
  package var sentence: String {
    (isText ? "column \(column): " : "") + message + (help.map { "; " + $0 } ?? "")
  }

  /// Says that a line is a part of what begins on an earlier one.
  mutating func isPart(ofTextFrom line: Int, isList: Bool) {
    message = "the line is a part of the \(isList ? "list" : "object") that begins on line \(line)"
    help = "write each object on one line, as `jq -c \(isList ? "'.[]'" : ".")` does"
    isTold = true
  }

  /// Says that an opt out may be lost; then the problem is told, whatever it is a part of.
  mutating func noteUnknownOptOut(_ what: String) {
    notes.append("\(what) \(Self.unknownOptOut)")
    isTold = false
  }

  static let unknownOptOut =
    "may say that someone has opted out, and it cannot be made out who: no one is protected by it"

  /// The problem in the list or stream of that name.
  public func problem(in name: String) -> Problem {
    Problem(
      code, severity, message, at: Place(Source(name: name, line: piece), piece.span), notes: notes, help: help)
  }
}

/// Another record that a problem is about: what its message says before and behind the number of the line, and what is there.
package struct OtherRecord: Hashable, Sendable {
  package let line: Int
  /// Whether it is in the contact list, and not in the event stream.
  package let isListed: Bool
  let before: String
  let behind: String
  package let label: String

  /// The message of the problem, where the record is on a line of another file.
  package func message(line: Int) -> String { before + "\(line)" + behind }
}

/// Makes text from a file fit for a message.
func shown(_ bytes: Bytes, limit: Int = 60) -> String {
  legible(String(decoding: bytes, as: UTF8.self), limit: limit)
}
