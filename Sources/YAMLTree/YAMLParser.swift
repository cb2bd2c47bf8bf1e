public import Diagnostics
internal import Text

/// Limits on what a YAML file may hold. Exceeding one is an error that names it.
public struct YAMLLimits: Sendable {
  /// `file size`.
  public var bytes = 64 << 20
  /// `nesting depth`: collections inside each other, including the outermost.
  public var depth = 64
  /// Problems that the reader of one file reports; further ones are counted.
  public var problems = DiagnosticSink.mostOfOneFile
  public init() {}
}

/// Reads one YAML document. Never fails: what cannot be read is reported and leaves an `.invalid` node or no root.
///
/// No root without a report means that the file holds only blanks and comments. A root of any kind is accepted: a
/// caller that knows what the file is for checks that it is a mapping.
public func parseYAML(_ source: Source, limits: YAMLLimits = YAMLLimits(), sink: inout DiagnosticSink) -> YAMLDocument {
  var document = YAMLDocument(source: source)
  // Spans count bytes in 32 bits, and decoded text may be half as long again as its source.
  let limit = min(limits.bytes, 1 << 30)
  guard source.bytes.count <= limit else {
    sink.report(StandardProblems.fileTooLarge(Place(source, SourceSpan(0, 0)), limit: limit))
    return document
  }
  source.bytes.withUnsafeBufferPointer { bytes in
    read(bytes, into: &document, limits: limits, sink: &sink)
  }
  return document
}

private func read(
  _ bytes: UnsafeBufferPointer<UInt8>, into document: inout YAMLDocument, limits: YAMLLimits,
  sink: inout DiagnosticSink
) {
  let source = document.source
  let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  if let format = FileFormat(bytes) {
    return sink.report(
      Problem(
        .otherFormat, "this is \(format.phrase), not a text file with rules", at: Place(source, SourceSpan(0, 0)),
        help: "save it as plain text in UTF-8, with a name that ends in `.yaml`"))
  }
  if let problem = DocumentFrame(source: source, bytes: bytes).foreignLines { return sink.report(problem) }
  let survey = ByteSurvey(bytes, from: start)
  guard accept(survey, bytes, source, sink: &sink) else { return }
  guard DocumentFrame(source: source, bytes: bytes).checkDirectives(from: start, sink: &sink) else { return }
  var reading = ResilientReading(source: source, bytes: bytes, limits: limits, start: start, survey: survey)
  reading.read(into: &document, sink: &sink)
}

extension TreeBuilder {
  /// Reads from the document's end to the end of the file, where only comments are allowed.
  mutating func finish(at end: Int, sink: inout DiagnosticSink) {
    let end = offsets.byteOffset(ofScalar: end)
    gaps.advance(to: end)
    let problems = sink.problems.count
    DocumentFrame(source: source, bytes: bytes).checkRest(from: end, sink: &sink)
    if sink.problems.count == problems { gaps.advance(to: bytes.count) }
    // `---` and nothing else is an empty file too.
    if let root, nodes[Int(root)].kind == .plainScalar, nodes[Int(root)].textStart == nodes[Int(root)].textEnd {
      self.root = nil
    }
  }

  mutating func reportOutOfMemory(sink: inout DiagnosticSink) {
    report(
      Problem(
        .outOfMemory, "out of memory while reading this file", at: place(0, 0), help: "split the file"),
      sink: &sink)
  }
}

/// Reports bytes that libyaml must not see. False when the file must not be read.
private func accept(
  _ survey: ByteSurvey, _ bytes: UnsafeBufferPointer<UInt8>, _ source: Source, sink: inout DiagnosticSink
) -> Bool {
  if let encoding = foreignEncoding(bytes) {
    sink.report(
      Problem(
        .otherEncoding, "this file is \(encoding); files are UTF-8",
        at: Place(source, SourceSpan(0..<min(2, bytes.count))),
        help: "save it as UTF-8 in your editor"))
    return false
  }
  for bidi in survey.bidiControls {
    let length = bidi.scalar < 0x800 ? 2 : 3
    sink.report(
      Problem(
        .bidiControl, .warning,
        "the invisible character `\(codePointName(bidi.scalar))` changes the direction of the text around it",
        at: Place(source, SourceSpan(bidi.offset..<(bidi.offset + length))),
        help: "delete it, so that everyone sees the text as it is read"))
  }
  for (span, flaw) in survey.flaws {
    let place = Place(source, SourceSpan(span))
    switch flaw {
    case .encoding(let why):
      let shown = bytes[span].map(hexadecimal).joined(separator: " ")
      sink.report(
        Problem(
          .notUTF8, "`\(shown)` is not UTF-8", at: place, label: why, help: "save the file as UTF-8 in your editor"))
    case .control(let scalar):
      sink.report(
        Problem(
          .controlCharacter, "the control character `\(codePointName(scalar))` may not stand in a file", at: place,
          help: "delete it"))
    }
  }
  if survey.flawCount > survey.flaws.count, let last = survey.flaws.last {
    sink.report(
      Problem(
        .notUTF8, .note, "\(survey.flawCount - survey.flaws.count) more such places follow",
        at: Place(source, SourceSpan(last.span))))
  }
  return survey.flawCount == 0
}

/// UTF-16 and UTF-32, by their byte order mark or by the NUL in their first character.
private func foreignEncoding(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
  guard bytes.count >= 2 else { return nil }
  switch (bytes[0], bytes[1]) {
  case (0xFF, 0xFE): return bytes.count >= 4 && bytes[2] == 0 && bytes[3] == 0 ? "UTF-32" : "UTF-16"
  case (0xFE, 0xFF): return "UTF-16"
  case (0, 0): return bytes.count >= 4 && bytes[2] == 0xFE && bytes[3] == 0xFF ? "UTF-32" : nil
  case (0, 1...0x7E): return "UTF-16"
  case (1...0x7E, 0) where bytes.count >= 4 && bytes[3] == 0: return bytes[2] == 0 ? "UTF-32" : "UTF-16"
  default: return nil
  }
}
