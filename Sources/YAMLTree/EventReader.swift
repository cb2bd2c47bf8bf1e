import CLibYAML

/// libyaml's parser over bytes that are known to be UTF-8. Frees the parser and the last event whatever happens.
///
/// INVARIANT: `event` holds memory of libyaml exactly while `holdsEvent`.
struct EventReader: ~Copyable {
  enum Kind {
    case scalar, sequenceStart, mappingStart, collectionEnd, alias, documentStart, documentEnd, streamEnd, other
  }

  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let event: UnsafeMutablePointer<yaml_event_t>
  private var holdsEvent = false

  /// Nil when memory runs out. The bytes must outlive the reader.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    guard yaml_parser_initialize(parser) == 1 else {
      // By then libyaml has freed what it had allocated.
      parser.deallocate()
      return nil
    }
    self.parser = parser
    event = UnsafeMutablePointer<yaml_event_t>.allocate(capacity: 1)
    event.initialize(to: yaml_event_t())
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
  }

  deinit {
    if holdsEvent { yaml_event_delete(event) }
    event.deallocate()
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// Takes the next event; false when libyaml gives up.
  mutating func advance() -> Bool {
    if holdsEvent { yaml_event_delete(event) }
    holdsEvent = yaml_parser_parse(parser, event) == 1
    return holdsEvent
  }

  var kind: Kind {
    switch event.pointee.type {
    case YAML_SCALAR_EVENT: .scalar
    case YAML_SEQUENCE_START_EVENT: .sequenceStart
    case YAML_MAPPING_START_EVENT: .mappingStart
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: .collectionEnd
    case YAML_ALIAS_EVENT: .alias
    case YAML_DOCUMENT_START_EVENT: .documentStart
    case YAML_DOCUMENT_END_EVENT: .documentEnd
    case YAML_STREAM_END_EVENT: .streamEnd
    default: .other
    }
  }

  /// Counted in Unicode scalars.
  var start: Int { Int(event.pointee.start_mark.index) }
  var end: Int { Int(event.pointee.end_mark.index) }

  var isOnOneLine: Bool { event.pointee.start_mark.line == event.pointee.end_mark.line }

  // Scalars.
  var scalarText: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: event.pointee.data.scalar.value, count: Int(event.pointee.data.scalar.length))
  }
  var isPlain: Bool { event.pointee.data.scalar.style == YAML_PLAIN_SCALAR_STYLE }
  var isDoubleQuoted: Bool { event.pointee.data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE }
  var isBlockScalar: Bool {
    let style = event.pointee.data.scalar.style
    return style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE
  }

  /// How many properties (an anchor, a tag) precede the node of this event.
  @inline(__always) var propertyCount: Int {
    switch event.pointee.type {
    case YAML_SCALAR_EVENT:
      (event.pointee.data.scalar.anchor == nil ? 0 : 1) + (event.pointee.data.scalar.tag == nil ? 0 : 1)
    case YAML_SEQUENCE_START_EVENT:
      (event.pointee.data.sequence_start.anchor == nil ? 0 : 1)
        + (event.pointee.data.sequence_start.tag == nil ? 0 : 1)
    case YAML_MAPPING_START_EVENT:
      (event.pointee.data.mapping_start.anchor == nil ? 0 : 1) + (event.pointee.data.mapping_start.tag == nil ? 0 : 1)
    default: 0
    }
  }

  /// Why libyaml gave up, once `advance` was false.
  var failure: Failure {
    let state = parser.pointee
    return Failure(
      problem: state.problem.map { String(cString: $0) } ?? "",
      context: state.context.map { String(cString: $0) } ?? "",
      at: Int(state.problem_mark.index), contextAt: Int(state.context_mark.index),
      // When there is no memory for a tag, libyaml gives up without a message.
      isMemory: state.error == YAML_MEMORY_ERROR || state.problem == nil)
  }

  /// libyaml's message, and its marks in Unicode scalars.
  struct Failure {
    let problem: String
    let context: String
    let at: Int
    let contextAt: Int
    let isMemory: Bool
  }
}
