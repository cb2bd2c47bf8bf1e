import Diagnostics
import Testing

private let a = DiagnosticCode(301, "a")
private let b = DiagnosticCode(302, "b")

/// Problems at the words `A` (warning PB0301), `B` (warning PB0302) and `E` (error PB0301) of a text, after its remarks.
private func left(_ text: String) -> [String] {
  let source = Source(name: "t.yaml", bytes: Array(text.utf8))
  var problems: [Problem] = []
  var comments: [SourceSpan] = []
  for (at, byte) in source.bytes.enumerated() {
    let place = Place(source, SourceSpan(at..<(at + 1)))
    if comments.last.map({ Int($0.upper) > at }) ?? false { continue }
    switch byte {
    case UInt8(ascii: "A"): problems.append(Problem(a, .warning, "a", at: place))
    case UInt8(ascii: "B"): problems.append(Problem(b, .warning, "b", at: place))
    case UInt8(ascii: "E"): problems.append(Problem(a, "e", at: place))
    case UInt8(ascii: "#"):
      let end = source.bytes[at...].firstIndex(of: 0x0A) ?? source.bytes.count
      comments.append(SourceSpan(at..<end))
    default: break
    }
  }
  return applyIgnores(to: problems, comments: comments, in: source, known: [a, b]).map {
    "\(LineTable(source).position(ofByte: Int($0.primary.place.span.lower)).line) \($0.severity.rawValue) \($0.code.name)"
  }
}

@Suite struct IgnoreTests {
  @Test(arguments: [
    ("A # patchbay: ignore[PB0301] because\n", []),
    ("# patchbay: ignore[PB0301]\n# more\n\nA\n", []),
    ("A B # patchbay: ignore[PB0301, PB0302] both\n", []),
    ("A B # patchbay: ignore[PB0301]\n", ["1 warning PB0302"]),
    ("A\nx # patchbay: ignore[PB0301]\n", ["1 warning PB0301", "2 warning PB0020"]),
    ("E # patchbay: ignore[PB0301]\n", ["1 error PB0301", "1 warning PB0023"]),
    ("A # patchbay: ignore[PB9999]\n", ["1 warning PB0301", "1 warning PB0021"]),
    ("A # patchbay: ignor[PB0301]\n", ["1 warning PB0301", "1 warning PB0022"]),
    ("A # patchbay: ignore[]\n", ["1 warning PB0301", "1 warning PB0022"]),
    ("A # a remark\n", ["1 warning PB0301"]),
    ("x\n# patchbay: ignore[PB0301]", ["2 warning PB0020"]),
  ])
  func `remarks ignore warnings`(_ text: String, _ expected: [String]) {
    #expect(left(text) == expected)
  }
}
