import Campaign
import Journal
import Records

/// A notification that is to be handed to a program, as that program gets it.
struct SendingInput: Equatable {
  let delivery: Delivery

  /// One JSON object on a line: the effect as `route` printed it, and behind its keys the name of its contact action and the
  /// number of the event stream, without which `n` and `i` are not unique in a state file.
  var text: [UInt8] {
    var text = delivery.effect
    if text.last == UInt8(ascii: "\n") { text.removeLast() }
    if text.last == UInt8(ascii: "}") { text.removeLast() }
    text += ",\"action\":".utf8
    JSONText.appendString(delivery.id.action, to: &text)
    text += ",\"stream\":".utf8
    JSONText.append(delivery.id.stream, to: &text)
    text += "}\n".utf8
    return text
  }

  /// What messages call it, such as `sms to \`joe\` (\`spring\`, n 12, i 3)`.
  var title: String {
    let channel = value(.channel).map(printable) ?? "notification"
    let member = value(.member).map { " to " + quoted($0) } ?? ""
    return "\(channel)\(member) (\(quoted(delivery.id.action)), n \(delivery.id.n), i \(delivery.id.i))"
  }

  /// The text of a key that stands before all texts of people, as it is written in JSON.
  private func value(_ key: EffectKey) -> String? {
    let begin = Array("\"\(key.name)\":\"".utf8)
    let effect = delivery.effect
    guard let found = effect.firstRange(of: begin) else { return nil }
    let rest = effect[found.upperBound...]
    return rest.firstIndex(of: UInt8(ascii: "\"")).map { String(decoding: rest[..<$0], as: UTF8.self) }
  }
}
