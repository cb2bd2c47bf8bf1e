package import Diagnostics
internal import Text
internal import YAMLTree

extension Source {
  /// This text with other values of some keys, named after them: `routing.yaml with bucket_size=10`.
  package func setting(_ values: [(key: VariedKey, value: String)]) throws(Failure) -> Source {
    if values.isEmpty { return self }
    var edited = bytes
    for (key, value) in values {
      edited = try Source(name: name, bytes: edited).set(key, value)
    }
    let wishes = values.map { "\($0.key.name)=\(shortened($0.value, to: 40))" }.joined(separator: ", ")
    return Source(name: "\(name) with \(wishes)", bytes: edited)
  }

  private func set(_ key: VariedKey, _ value: String) throws(Failure) -> [UInt8] {
    var sink = DiagnosticSink()
    let document = parseYAML(self, sink: &sink)
    do throws(SettingRefusal) {
      return try document.setting(key.place.path, to: value)
    } catch {
      guard case .noMapping(let node, let depth) = error else {
        throw Failure("\(quoted(name)) holds no mapping in which \(quoted(key.name)) could be set")
      }
      let path = Array(key.place.path.prefix(depth))
      // `distribution: buckets` is short for `distribution: { mode: buckets }`.
      if key.place.file == .rules, path == ["distribution"], document.kind(node) == .plainScalar,
        let spelled = try? document.setting(path, to: "{ mode: \(document.string(node)) }")
      {
        return try Source(name: name, bytes: spelled).set(key, value)
      }
      let position = LineTable(self).position(ofByte: Int(document.span(node).lower))
      throw Failure(
        "\(key.wish): \(quoted(path.joined(separator: "."))) is not a mapping at \(printable(name)):\(position.line)",
        help: "vary \(quoted(path.joined(separator: "."))) as a whole, with mappings in brackets as its values")
    }
  }
}
