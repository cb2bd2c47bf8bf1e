/// A JSON value that is being made.
final class Tree {
  enum Content {
    /// A number or a word, as it is written.
    case plain(String)
    case text(String)
    case list([Tree])
    case object([String: Tree])
  }

  var content = Content.plain("null")

  func member(_ name: String) -> Tree {
    let member = Tree()
    var members = if case .object(let members) = content { members } else { [String: Tree]() }
    members[name] = member
    content = .object(members)
    return member
  }

  func element() -> Tree {
    let element = Tree()
    content = .list(elements + [element])
    return element
  }

  var elements: [Tree] { if case .list(let elements) = content { elements } else { [] } }

  /// - Parameter indentation: a line break and the spaces after it.
  func write(to json: inout String, indentation: String) {
    let inner = indentation + "  "
    switch content {
    case .plain(let word): json += word
    case .text(let text): json += quoted(text)
    case .list(let elements):
      json += "["
      for (index, element) in elements.enumerated() {
        json += (index == 0 ? "" : ",") + inner
        element.write(to: &json, indentation: inner)
      }
      json += elements.isEmpty ? "]" : indentation + "]"
    case .object(let members):
      json += "{"
      for (index, member) in members.sorted(by: { $0.key < $1.key }).enumerated() {
        json += (index == 0 ? "" : ",") + inner + quoted(member.key) + " : "
        member.value.write(to: &json, indentation: inner)
      }
      json += members.isEmpty ? "}" : indentation + "}"
    }
  }

  private func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\u{0}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
