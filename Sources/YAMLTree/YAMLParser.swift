public import Diagnostics
internal import Text

/// Limits on what a YAML file may hold. Exceeding one is an error that names it.
public struct YAMLLimits: Sendable {
  /// `file size`.
  public var bytes = 64 << 20
  /// `nesting depth`: collections inside each other, including the outermost.
  public var depth = 64
  /// Problems that the reader of one file reports; further ones are dropped.
  public var problems = 1000
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
  let survey = ByteSurvey(bytes, from: start)
  guard accept(survey, bytes, source, sink: &sink) else { return }
  guard DocumentFrame(source: source, bytes: bytes).checkDirectives(from: start, sink: &sink) else { return }

  let body = UnsafeBufferPointer(rebasing: bytes[start...])
  let offsets = ScalarOffsets(bytes, base: start, isASCII: survey.isASCII)
  var standIns: SeparatorStandIns?
  if survey.hasUnusualBreaks { standIns = SeparatorStandIns(bytes) }
  var builder = TreeBuilder(
    source: source, bytes: bytes, limits: limits, offsets: offsets, start: start, standIns: standIns)
  if let standIns {
    standIns.replaced(in: body).withUnsafeBufferPointer { build(&builder, from: $0, sink: &sink) }
  } else {
    build(&builder, from: body, sink: &sink)
  }
  document.nodes = builder.nodes
  document.text = builder.text
  document.root = builder.root.map(NodeID.init)
  document.comments = builder.gaps.comments
}

/// Feeds the builder until the document ends; leaves no root when it does not end properly.
private func build(
  _ builder: inout TreeBuilder, from bytes: UnsafeBufferPointer<UInt8>, sink: inout DiagnosticSink
) {
  guard var events = EventReader(bytes) else {
    return builder.reportOutOfMemory(sink: &sink)
  }
  while events.advance() {
    switch events.kind {
    case .documentEnd:
      builder.finish(at: events.end, sink: &sink)
      return
    case .streamEnd:
      builder.finish(at: events.end, sink: &sink)
      return
    case .scalar, .alias, .sequenceStart, .mappingStart, .collectionEnd, .documentStart, .other:
      guard builder.add(events, sink: &sink) else {
        builder.root = nil
        return
      }
    }
  }
  builder.root = nil
  let failure = events.failure
  if failure.isMemory { builder.reportOutOfMemory(sink: &sink) } else { builder.reportSyntax(failure, sink: &sink) }
}

extension TreeBuilder {
  /// Reads from the document's end to the end of the file, where only comments are allowed.
  fileprivate mutating func finish(at end: Int, sink: inout DiagnosticSink) {
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

  fileprivate mutating func reportOutOfMemory(sink: inout DiagnosticSink) {
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

private func hexadecimal(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return digits.utf8.count == 1 ? "0" + digits : digits
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
