import Diagnostics
internal import Text

/// Reads a file again without the part that could not be read, so that one run shows every mistake of which another is
/// not the cause.
struct ResilientReading {
  let source: Source
  let bytes: UnsafeBufferPointer<UInt8>
  let limits: YAMLLimits
  let start: Int
  let survey: ByteSurvey
  private var copy: ReadableCopy?
  /// The starts of lines on which something was reported before libyaml read them.
  private var reportedLines: Set<Int> = []

  /// Parts of one file that are left out; with more, nothing of it is read.
  private static let mostParts = 16
  /// Mistakes that end with their line, so that any line at the root goes on.
  private static let mistakesInLines: [DiagnosticCode] = [
    .missingColon, .reservedCharacter, .dashWithoutSpace, .curlyQuotes,
  ]

  init(source: Source, bytes: UnsafeBufferPointer<UInt8>, limits: YAMLLimits, start: Int, survey: ByteSurvey) {
    self.source = source
    self.bytes = bytes
    self.limits = limits
    self.start = start
    self.survey = survey
  }

  mutating func read(into document: inout YAMLDocument, sink: inout DiagnosticSink) {
    if !survey.isASCII { replaceOddBlanks(sink: &sink) }
    // What a reading finds in a part that the next one leaves out would be lost.
    var kept = DiagnosticSink()
    for _ in 0...Self.mostParts {
      var found = DiagnosticSink()
      let attempt = readOnce(sink: &found)
      guard let failure = attempt.failure else {
        sink.report(all: kept.problems + found.problems)
        take(attempt.builder, into: &document)
        return
      }
      let isAgain = kept.problems.contains {
        $0.code == failure.problem.code && $0.primary.place.span == failure.problem.primary.place.span
      }
      if failure.isNew, !isAgain, !isReported(failure) { kept.report(failure.problem) }
      let before = copy
      guard leaveOut(failure) else {
        kept.report(all: found.problems)
        break
      }
      if let part = copy?.leftOut.last, before?.leftOut.count != copy?.leftOut.count {
        kept.report(all: found.problems.filter { part.contains(Int($0.primary.place.span.lower)) })
      }
      document.comments = attempt.builder.gaps.comments
    }
    sink.report(all: kept.problems)
  }

  private func isReported(_ failure: SyntaxFailure) -> Bool {
    guard !reportedLines.isEmpty else { return false }
    let lines = DocumentFrame(source: source, bytes: bytes)
    return reportedLines.contains(lines.startOfLine(Int(failure.problem.primary.place.span.lower)))
      || reportedLines.contains(lines.startOfLine(failure.at))
  }

  private func readOnce(sink: inout DiagnosticSink) -> (builder: TreeBuilder, failure: SyntaxFailure?) {
    // INVARIANT: no builder is asked for bytes after the closure that lends them.
    guard let copy, copy.isChanged else { return build(bytes, nil, sink: &sink) }
    return copy.bytes.withUnsafeBufferPointer { changed in
      copy.feed(from: start).withUnsafeBufferPointer { build(changed, $0, sink: &sink) }
    }
  }

  /// - Parameter feed: what libyaml reads in place of the bytes.
  private func build(
    _ bytes: UnsafeBufferPointer<UInt8>, _ feed: UnsafeBufferPointer<UInt8>?, sink: inout DiagnosticSink
  ) -> (TreeBuilder, SyntaxFailure?) {
    let body = feed ?? UnsafeBufferPointer(rebasing: bytes[start...])
    let offsets = ScalarOffsets(self.bytes, base: start, isASCII: survey.isASCII)
    var standIns: SeparatorStandIns?
    if survey.hasUnusualBreaks { standIns = SeparatorStandIns(self.bytes) }
    var builder = TreeBuilder(
      source: source, bytes: bytes, limits: limits, offsets: offsets, start: start, standIns: standIns)
    let failure =
      if let standIns {
        standIns.replaced(in: body).withUnsafeBufferPointer { fill(&builder, from: $0, sink: &sink) }
      } else {
        fill(&builder, from: body, sink: &sink)
      }
    return (builder, failure)
  }

  /// Feeds the builder until the document ends; leaves no root when it does not end properly.
  private func fill(
    _ builder: inout TreeBuilder, from bytes: UnsafeBufferPointer<UInt8>, sink: inout DiagnosticSink
  ) -> SyntaxFailure? {
    guard var events = EventReader(bytes) else {
      builder.reportOutOfMemory(sink: &sink)
      return nil
    }
    while events.advance() {
      switch events.kind {
      case .documentEnd, .streamEnd:
        builder.finish(at: events.end, sink: &sink)
        return nil
      case .scalar, .alias, .sequenceStart, .mappingStart, .collectionEnd, .documentStart, .other:
        guard builder.add(events, sink: &sink) else {
          builder.root = nil
          return builder.openQuoteProblem()
        }
      }
    }
    builder.root = nil
    let failure = events.failure
    if failure.isMemory {
      builder.reportOutOfMemory(sink: &sink)
      return nil
    }
    return builder.syntaxProblem(failure)
  }

  /// Takes the part that could not be read out of the way. False when nothing else would be left.
  private mutating func leaveOut(_ failure: SyntaxFailure) -> Bool {
    var copy = copy ?? ReadableCopy(bytes)
    let span = failure.problem.primary.place.span
    // A remark needs only to be skipped.
    if failure.problem.code == .remarkWithoutHash {
      guard copy.blank(Int(span.lower)..<Int(span.upper)) else { return false }
      self.copy = copy
      return true
    }
    if let mend = failure.mend, copy.apply(mend) {
      self.copy = copy
      return true
    }
    let isLine = Self.mistakesInLines.contains(failure.problem.code)
    for place in [Int(span.lower), failure.at] {
      let part = copy.bytes.withUnsafeBufferPointer {
        Sections(DocumentFrame(source: source, bytes: $0)).around(min(place, $0.count), isLine: isLine)
      }
      if let part, copy.leaveOut(part.range, keeping: part.key) {
        self.copy = copy
        return true
      }
    }
    return false
  }

  private func take(_ builder: TreeBuilder, into document: inout YAMLDocument) {
    document.nodes = builder.nodes
    document.text = builder.text
    document.root = builder.root.map(NodeID.init)
    document.comments = builder.gaps.comments
    guard let copy else { return }
    copy.restore(in: &document)
    guard !copy.leftOut.isEmpty else { return }
    let parts = copy.leftOut
    document.isPartial = copy.lacksKey
    document.hasHoles = true
    guard let root = document.root else { return }
    for (key, value) in document.entries(root)
    where parts.contains(where: { $0.contains(Int(document.span(key).lower)) }) {
      document.nodes[value.index].kind = .invalid
    }
  }

  /// Reports spaces that are not ordinary ones where YAML needs one, and reads on as if they were.
  private mutating func replaceOddBlanks(sink: inout DiagnosticSink) {
    let found = OddBlanks(bytes, from: start).found
    guard !found.isEmpty else { return }
    var copy = ReadableCopy(bytes)
    let lines = DocumentFrame(source: source, bytes: bytes)
    for (index, blank) in found.enumerated() {
      let line = lines.startOfLine(blank.lowerBound)
      let column = lines.firstNonBlank(line, blank.lowerBound)
      if column == blank.lowerBound, !isSpace(blank), let part = Sections(lines).around(line, isLine: false) {
        // How far such a line is indented cannot be said.
        _ = copy.leaveOut(part.range, keeping: nil)
      } else {
        copy.blank(blank)
      }
      guard index < limits.problems, reportedLines.insert(line).inserted else { continue }
      let end = lines.endOfLine(line)
      let same = found[index...].prefix { $0.upperBound <= end }
      sink.report(problem(same))
    }
    self.copy = copy
  }

  private func isSpace(_ blank: Range<Int>) -> Bool {
    firstInvisibleScalar(in: String(decoding: bytes[blank], as: UTF8.self))?.kind == .space
  }

  /// The problem of the odd blanks of one line.
  private func problem(_ blanks: ArraySlice<Range<Int>>) -> Problem {
    let first = blanks[blanks.startIndex]
    let scalar = String(decoding: bytes[first], as: UTF8.self).unicodeScalars.first
    let hidden = scalar.flatMap { firstInvisibleScalar(in: String($0)) }
    let name = hidden?.name ?? ""
    let isSpace = hidden?.kind == .space
    let edits = blanks.map { Edit(Place(source, SourceSpan($0)), isSpace ? " " : "") }
    return Problem(
      .oddBlank,
      isSpace
        ? "the space here is `\(name)`, and only an ordinary one separates"
        : "the character `\(name)`, which shows nothing, stands here",
      at: Place(source, SourceSpan(first)),
      help: isSpace ? "write an ordinary space" : "delete it",
      fixes: [
        Fix(
          isSpace ? "write ordinary spaces on this line" : "delete it", safety: isSpace ? .safe : .unsafe, edits: edits)
      ])
  }
}
