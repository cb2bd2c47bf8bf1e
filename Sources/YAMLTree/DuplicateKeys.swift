import Diagnostics

/// Scratch space for finding repeated keys, kept from mapping to mapping.
struct DuplicateKeys {
  /// Open addressing over key nodes; `.max` is free.
  fileprivate var table: [UInt32] = []
}

extension TreeBuilder {
  /// Reports keys that appear twice in a mapping and removes the later entries.
  ///
  /// Keys compare as in Unicode: two spellings of `é` are one key. Time grows with the number of keys, not with its
  /// square.
  mutating func refuseDuplicates(_ mapping: Open, sink: inout DiagnosticSink) {
    var isASCII = true
    var key = nodes[Int(mapping.node)].firstChild
    while key != .max {
      isASCII = isASCII && isASCIIText(nodes[Int(key)])
      key = nodes[Int(nodes[Int(key)].next)].next
    }
    if isASCII {
      if mapping.keyCount <= 8 { refuseAmongFew(mapping, sink: &sink) } else { refuseAmongMany(mapping, sink: &sink) }
    } else {
      refuseByUnicode(mapping, sink: &sink)
    }
  }

  private mutating func refuseAmongFew(_ mapping: Open, sink: inout DiagnosticSink) {
    let first = nodes[Int(mapping.node)].firstChild
    forEachKey(of: mapping.node, sink: &sink) { builder, key in
      var earlier = first
      while earlier != key {
        if builder.sameBytes(earlier, key) { return earlier }
        earlier = builder.nextKey(earlier)
      }
      return nil
    }
  }

  private mutating func refuseAmongMany(_ mapping: Open, sink: inout DiagnosticSink) {
    var size = 32
    while size < 2 * Int(mapping.keyCount) { size *= 2 }
    duplicates.table.removeAll(keepingCapacity: true)
    duplicates.table.append(contentsOf: repeatElement(UInt32.max, count: size))
    forEachKey(of: mapping.node, sink: &sink) { builder, key in
      var slot = builder.hash(key) & (size - 1)
      while true {
        let held = builder.duplicates.table[slot]
        if held == .max {
          builder.duplicates.table[slot] = key
          return nil
        }
        if builder.sameBytes(held, key) { return held }
        slot = (slot + 1) & (size - 1)
      }
    }
  }

  private mutating func refuseByUnicode(_ mapping: Open, sink: inout DiagnosticSink) {
    var seen: [String: UInt32] = [:]
    seen.reserveCapacity(Int(mapping.keyCount))
    forEachKey(of: mapping.node, sink: &sink) { builder, key in
      let node = builder.nodes[Int(key)]
      let name = String(decoding: builder.text[Int(node.textStart)..<Int(node.textEnd)], as: UTF8.self)
      if let first = seen[name] { return first }
      seen[name] = key
      return nil
    }
  }

  /// Determines for each key which earlier one it repeats, reports that, and unlinks the later entry.
  private mutating func forEachKey(
    of mapping: UInt32, sink: inout DiagnosticSink, _ repeated: (inout Self, UInt32) -> UInt32?
  ) {
    var lastKept: UInt32 = .max
    let start = nodes[Int(mapping)].firstChild
    // After the first key of a list's entry came again, the others are those of an entry that lacks its dash.
    var isNextEntry = false
    var key = start
    while key != .max {
      let value = nodes[Int(key)].next
      let following = nodes[Int(value)].next
      if let first = repeated(&self, key), lastKept != .max {
        let lacksDash = first == start && isAfterDash(start) && isFirstOnLine(key)
        if !isNextEntry { reportDuplicate(key, first: first, lacksDash: lacksDash, sink: &sink) }
        isNextEntry = isNextEntry || lacksDash
        nodes[Int(lastKept)].next = following
      } else {
        lastKept = value
      }
      key = following
    }
  }

  /// Whether a dash and blanks stand before a key.
  private func isAfterDash(_ key: UInt32) -> Bool {
    var at = Int(nodes[Int(key)].span.lower)
    while at > 0, source.bytes[at - 1] == 0x20 { at -= 1 }
    return at > 0 && source.bytes[at - 1] == 0x2D && at < Int(nodes[Int(key)].span.lower)
  }

  private func isFirstOnLine(_ key: UInt32) -> Bool {
    var at = Int(nodes[Int(key)].span.lower)
    while at > 0, source.bytes[at - 1] == 0x20 { at -= 1 }
    return at == 0 || source.bytes[at - 1] == 0x0A || source.bytes[at - 1] == 0x0D
  }

  private mutating func reportDuplicate(_ key: UInt32, first: UInt32, lacksDash: Bool, sink: inout DiagnosticSink) {
    let (span, firstSpan) = (nodes[Int(key)].span, nodes[Int(first)].span)
    report(
      Problem(
        .duplicateKey, "`\(written(span))` is written twice in this mapping", at: Place(source, span),
        label: "again here",
        related: [Label(Place(source, firstSpan), "first here")],
        help: lacksDash
          ? "write `- ` before it if another entry begins here; else keep one of them"
          : "keep one of them, or rename one"),
      sink: &sink)
  }

  private func nextKey(_ key: UInt32) -> UInt32 { nodes[Int(nodes[Int(key)].next)].next }

  private func isASCIIText(_ node: Node) -> Bool {
    for at in Int(node.textStart)..<Int(node.textEnd) where text[at] >= 0x80 { return false }
    return true
  }

  private func sameBytes(_ a: UInt32, _ b: UInt32) -> Bool {
    let (a, b) = (nodes[Int(a)], nodes[Int(b)])
    let count = a.textEnd - a.textStart
    guard count == b.textEnd - b.textStart else { return false }
    for offset in 0..<Int(count) where text[Int(a.textStart) + offset] != text[Int(b.textStart) + offset] {
      return false
    }
    return true
  }

  /// Seeded anew in every process, so that no file can be built to cause collisions.
  private func hash(_ key: UInt32) -> Int {
    let node = nodes[Int(key)]
    var hasher = Hasher()
    text.withUnsafeBytes {
      hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: $0[Int(node.textStart)..<Int(node.textEnd)]))
    }
    return hasher.finalize() & .max
  }
}
