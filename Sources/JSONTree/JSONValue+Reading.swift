internal import CSimdjson

extension JSONValue {
  /// Reads a document. Nil when it is no JSON, is nested deeper than 128 values, or holds anything after its value.
  package init?(_ bytes: some Collection<UInt8>) {
    let bytes = Array(bytes)
    // Its slices have 32 bits.
    guard bytes.count < UInt32.max, let document = pb_read_document(bytes, bytes.count) else { return nil }
    defer { pb_free_document(document) }
    var reader = NodeReader(nodes: pb_nodes(document), text: pb_document_text(document))
    self = reader.next()
  }
}

/// Makes values of the nodes of a document.
private struct NodeReader {
  let nodes: UnsafePointer<pb_node>
  let text: UnsafePointer<UInt8>?
  private var at = 0

  init(nodes: UnsafePointer<pb_node>, text: UnsafePointer<UInt8>?) {
    self.nodes = nodes
    self.text = text
  }

  // INVARIANT: `at` is a node of the document; the end of a node is at most their number.
  mutating func next() -> JSONValue {
    let node = nodes[at]
    at += 1
    switch pb_kind(rawValue: node.kind) {
    case PB_STRING: return .text(string(node))
    case PB_NUMBER: return node.is_whole != 0 ? .whole(node.whole) : .number(node.number)
    case PB_TRUE: return .flag(true)
    case PB_FALSE: return .flag(false)
    case PB_LIST:
      var values: [JSONValue] = []
      while at < Int(node.end) { values.append(next()) }
      return .list(values)
    case PB_OBJECT:
      var members: [JSONValue.Member] = []
      while at < Int(node.end) {
        let key = string(nodes[at])
        at += 1
        members.append(JSONValue.Member(key, next()))
      }
      return .object(members)
    default: return .null
    }
  }

  private func string(_ node: pb_node) -> String {
    guard let text else { return "" }
    return String(
      decoding: UnsafeBufferPointer(start: text + Int(node.text.offset), count: Int(node.text.length)), as: UTF8.self)
  }
}
