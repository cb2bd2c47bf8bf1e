package import Text

extension JSONValue {
  /// Writes the value as the element of an array, after a key, or as the whole document.
  package func write(to json: inout JSONWriter) {
    switch self {
    case .null: json.null()
    case .flag(let flag): json.value(flag)
    case .whole(let number): json.value(number)
    case .number(let number): json.value(number)
    case .text(let text): json.value(text)
    case .list(let values):
      json.beginArray()
      for value in values { value.write(to: &json) }
      json.endArray()
    case .object(let members):
      json.object { json in
        for member in members {
          json.key(member.key)
          member.value.write(to: &json)
        }
      }
    }
  }
}
