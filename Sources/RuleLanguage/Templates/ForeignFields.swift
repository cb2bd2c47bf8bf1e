import Campaign
import Diagnostics
import KeyedFiles
internal import Text

/// Fields as other programs write them: `%FIRST_NAME%`, `[[name]]`, `*|FNAME|*`, `{name}`. In the text of a notification they are no fields.
struct ForeignFields {
  /// How a field begins and ends, and whether its name may have blanks.
  private static let marks: [(open: StaticString, close: StaticString, mayHaveBlanks: Bool)] = [
    ("*|", "|*", true), ("[[", "]]", true), ("<<", ">>", true), ("%%", "%%", false), ("%", "%", false),
    ("${", "}", false), ("#{", "}", false), ("{!", "}", false), ("{%", "%}", true), ("{", "}", false),
  ]
  private static let longestName = 40
  private static let mostFields = 20

  private let source: Source
  private let span: Range<Int>

  /// - Parameter span: a text as it is written in the file.
  init(in span: SourceSpan, of source: Source) {
    self.source = source
    self.span = Int(span.lower)..<min(Int(span.upper), source.bytes.count)
  }

  /// A warning for each: it would be sent as it is written.
  var problems: [Problem] {
    var found: [Problem] = []
    var at = span.lowerBound
    while at < span.upperBound, found.count < Self.mostFields {
      if has("{{", at) {
        while at < span.upperBound, !has("}}", at) { at += 1 }
        at += 2
      } else if let (field, name) = field(at) {
        found.append(problem(field, name))
        at = field.upperBound
      } else {
        at += 1
      }
    }
    return found
  }

  private func problem(_ field: Range<Int>, _ name: String) -> Problem {
    let meant = fieldsMeant(by: name).map { "{{\($0)}}" }
    let written = String(decoding: source.bytes[field], as: UTF8.self)
    let place = Place(source, SourceSpan(field))
    return Problem(
      .foreignTemplateField, .warning, "\(quoted(written)) is not a field here, and is sent as it is written",
      at: place,
      help: didYouMean(meant) ?? "write a field in two braces, such as `{{\(NotificationField.allCases[0].name)}}`",
      fixes: meant.count == 1
        ? [Fix("write \(quoted(meant[0]))", safety: .unsafe, edits: [Edit(place, meant[0])])] : [])
  }

  /// The field that begins at a place, with its name.
  private func field(_ at: Int) -> (field: Range<Int>, name: String)? {
    for (open, close, mayHaveBlanks) in Self.marks where has(open, at) {
      let start = at + open.utf8CodeUnitCount
      var end = start
      while end < span.upperBound, end - start < Self.longestName, isOfName(source.bytes[end], mayHaveBlanks) {
        end += 1
      }
      let name = source.bytes[min(start, end)..<end].filter { $0 != 0x20 }
      // One letter, or what is counted, is no name.
      guard name.count > 1, let first = name.first, first | 0x20 >= 0x61, first | 0x20 <= 0x7A, has(close, end) else {
        continue
      }
      // Three braces, and two of which one is written as an escape, are no field of another program.
      if has("}", end + close.utf8CodeUnitCount) { continue }
      // In `50%off%` the first mark belongs to the number.
      let isBehindWord = at > span.lowerBound && ASCII.isDigit(source.bytes[at - 1])
      return isBehindWord ? nil : (at..<(end + close.utf8CodeUnitCount), String(decoding: name, as: UTF8.self))
    }
    return nil
  }

  private func isOfName(_ byte: UInt8, _ mayBeBlank: Bool) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2E, 0x2D: true
    case 0x20: mayBeBlank
    default: false
    }
  }

  private func has(_ mark: StaticString, _ at: Int) -> Bool {
    mark.withUTF8Buffer { mark in
      at + mark.count <= span.upperBound && source.bytes[at..<(at + mark.count)].elementsEqual(mark)
    }
  }
}
