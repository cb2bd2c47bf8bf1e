/// Leaves out the problems that a remark in the source asks to ignore: `# patchbay: ignore[PB0203] reason`.
///
/// A remark after something applies to its own line; one that is alone, to the next line that holds more than a
/// comment. Several codes are separated by commas. Only warnings and notes can be ignored: a file with an error means
/// nothing, whatever its author thinks of it, so a remark that names an error is itself reported. So are remarks that
/// ignore nothing, codes that do not exist, and remarks that cannot be read; all of these are warnings.
/// - Parameters:
///   - comments: the comments of one source, in order, each from its `#` to the end of its line.
///   - known: every code there is.
///   - elsewhere: those of them that another check reports, so that remarks that name them are not reported.
/// - Returns: the remaining problems, and those with the remarks.
public func applyIgnores(
  to problems: [Problem], comments: [SourceSpan], in source: Source, known: [DiagnosticCode],
  elsewhere: [DiagnosticCode] = []
) -> [Problem] {
  let table = LineTable(source)
  var said: [Problem] = []
  var requests: [Request] = []
  for comment in comments {
    readRemark(comment, table, known: known, into: &requests, problems: &said)
  }
  guard !requests.isEmpty || !said.isEmpty else { return problems }

  var kept: [Problem] = []
  for problem in problems {
    guard problem.primary.place.source === source else {
      kept.append(problem)
      continue
    }
    let line = table.position(ofByte: Int(problem.primary.place.span.lower)).line
    var isIgnored = false
    for index in requests.indices where requests[index].line == line && requests[index].code == problem.code {
      if problem.severity == .error {
        requests[index].namesError = true
      } else {
        requests[index].isUsed = true
        isIgnored = true
      }
    }
    if !isIgnored { kept.append(problem) }
  }
  return kept + said + requests.filter { !elsewhere.contains($0.code) }.compactMap { $0.complaint(in: source) }
}

/// One code that a remark names.
private struct Request {
  let code: DiagnosticCode
  let span: SourceSpan
  /// The line it applies to.
  let line: Int
  let remark: Remark
  var isUsed = false
  var namesError = false

  func complaint(in source: Source) -> Problem? {
    if isUsed { return nil }
    if namesError {
      return Problem(
        .errorNotIgnorable, .warning, "`\(code.name)` is an error here, and errors cannot be ignored",
        at: Place(source, span), help: "correct the error, then delete this code")
    }
    return Problem(
      .unusedIgnore, .warning, "there is no `\(code.name)` to ignore on line \(line)", at: Place(source, span),
      help: "delete this code, or move the comment to the line with the problem",
      fixes: [remark.deletion(of: span, in: source)])
  }
}

/// The comment that names codes.
private struct Remark {
  let comment: SourceSpan
  /// The text between the brackets.
  let codes: Range<Int>

  /// Removes a code; if it is the only one, the whole comment is removed.
  func deletion(of code: SourceSpan, in source: Source) -> Fix {
    let bytes = source.bytes
    let written = bytes[codes].split { $0 == 0x2C || $0 == 0x20 }
    let others = written.filter { $0.indices != Int(code.lower)..<Int(code.upper) }
    guard others.isEmpty else {
      // All codes are rewritten, so that two fixes of one remark are never made at once.
      let left = others.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ", ")
      return Fix("delete the code", safety: .safe, edits: [Edit(Place(source, SourceSpan(codes)), left)])
    }
    var start = Int(comment.lower)
    var end = Int(comment.upper)
    while start > 0, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 { start -= 1 }
    let isAlone = start == 0 || bytes[start - 1] == 0x0A || bytes[start - 1] == 0x0D
    if isAlone, end < bytes.count, bytes[end] == 0x0D { end += 1 }
    if isAlone, end < bytes.count, bytes[end] == 0x0A { end += 1 }
    return Fix("delete the remark", safety: .safe, edits: [Edit(Place(source, SourceSpan(start..<end)), "")])
  }
}

private func readRemark(
  _ comment: SourceSpan, _ table: LineTable, known: [DiagnosticCode], into requests: inout [Request],
  problems: inout [Problem]
) {
  let source = table.source
  let bytes = source.bytes
  var at = Int(comment.lower) + 1
  let end = Int(comment.upper)
  func skipBlanks() { while at < end && (bytes[at] == 0x20 || bytes[at] == 0x09) { at += 1 } }
  func consume(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard end - at >= count, word.withUTF8Buffer({ bytes[at..<(at + count)].elementsEqual($0) }) else { return false }
    at += count
    return true
  }
  skipBlanks()
  guard consume("patchbay:") else { return }
  skipBlanks()
  guard consume("ignore["), let close = bytes[at..<end].firstIndex(of: 0x5D), close > at else {
    return problems.append(
      Problem(
        .malformedIgnore, .warning, "a comment to the checker is written `# patchbay: ignore[CODE] reason`",
        at: Place(source, comment), help: "write it so, or leave out `patchbay:`"))
  }
  let line = lineMeant(by: comment, table)
  let remark = Remark(comment: comment, codes: at..<close)
  while at < close {
    skipBlanks()
    let start = at
    while at < close && bytes[at] != 0x2C && bytes[at] != 0x20 { at += 1 }
    let name = String(decoding: bytes[start..<at], as: UTF8.self)
    let span = SourceSpan(start..<at)
    if let code = known.first(where: { $0.name == name }) {
      requests.append(Request(code: code, span: span, line: line, remark: remark))
    } else {
      problems.append(
        Problem(
          .unknownIgnoredCode, .warning, "`\(name)` is the code of no problem", at: Place(source, span),
          help: didYouMean(suggest(name, among: known.map(\.name))) ?? "write a code such as `PB0203`"))
    }
    while at < close && (bytes[at] == 0x2C || bytes[at] == 0x20) { at += 1 }
  }
}

private func lineMeant(by comment: SourceSpan, _ table: LineTable) -> Int {
  let own = table.position(ofByte: Int(comment.lower)).line
  let bytes = table.source.bytes
  func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
  guard bytes[table.bytes(ofLine: own).lowerBound..<Int(comment.lower)].allSatisfy(isBlank) else { return own }
  var line = own + 1
  while line <= table.count {
    let first = bytes[table.bytes(ofLine: line)].first { !isBlank($0) }
    if let first, first != 0x23 { return line }
    line += 1
  }
  return own
}
