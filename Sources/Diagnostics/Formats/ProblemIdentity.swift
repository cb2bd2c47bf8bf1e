internal import CXXHash
internal import Text

/// What tells a problem from others though lines move: its code, its file and the text at its place.
package struct ProblemIdentity: Hashable, Sendable {
  /// `PB0203`
  package let code: String
  package let file: String
  /// The line, its blanks made one and left out at its ends; of a long line only the place. At most 200 scalars.
  package let text: String

  private static let longest = 200

  package init(code: String, file: String, text: String) {
    (self.code, self.file, self.text) = (code, file, text)
  }

  /// - Parameter file: what its file is called.
  package init(_ problem: Problem, file: String, _ tables: inout LineTables) {
    let place = problem.primary.place
    let table = tables.table(of: place.source)
    let line = table.bytes(ofLine: table.position(ofByte: Int(place.span.lower)).line)
    let bytes = place.source.bytes
    let start = min(Int(place.span.lower), bytes.count)
    let piece = start..<max(start, min(Int(place.span.upper), bytes.count))
    let text = Self.words(bytes[line])
    self.init(
      code: problem.code.name, file: file,
      text: text.unicodeScalars.count <= Self.longest ? text : Self.words(bytes[piece]))
  }

  private static func words(_ bytes: ArraySlice<UInt8>) -> String {
    let text = String(decoding: bytes.prefix(16 * longest), as: UTF8.self)
    let words = text.split { $0.isWhitespace }.joined(separator: " ")
    // As many as tell whether it is too long.
    return String(String.UnicodeScalarView(words.unicodeScalars.prefix(longest + 1)))
  }

  /// A fingerprint for each problem, 32 hexadecimal digits. No two are equal: where the same problem occurs several times, they
  /// are told apart by their order.
  package static func fingerprints(of problems: [Problem], names: (String) -> String) -> [String] {
    var tables = LineTables()
    var seen: [ProblemIdentity: Int] = [:]
    return problems.map { problem in
      let identity = ProblemIdentity(problem, file: names(problem.primary.place.source.name), &tables)
      let number = seen[identity, default: 0]
      seen[identity] = number + 1
      return identity.fingerprint(number)
    }
  }

  private func fingerprint(_ number: Int) -> String {
    let parts = [code, file, text, String(number)].map { Array($0.utf8) }
    let bytes = Array(parts.joined(separator: [0]))
    return (UInt64(0)..<2).map { seed in
      let digits = String(bytes.withUnsafeBytes { pb_xxh3_64($0.baseAddress, $0.count, seed) }, radix: 16)
      return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }.joined()
  }
}
