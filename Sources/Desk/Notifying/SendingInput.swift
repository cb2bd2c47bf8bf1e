import Campaign
internal import Diagnostics
internal import JSONTree
package import Journal
internal import Records
internal import Text

/// A notification that is to be handed to a program, as that program gets it.
package struct SendingInput: Equatable {
  package var delivery: Delivery

  package init(delivery: Delivery) {
    self.delivery = delivery
  }

  /// One JSON object on a line: the effect as `route` printed it, and behind its keys the name of its contact action and the
  /// number of the event stream, without which `n` and `i` are not unique in a state file.
  package var text: [UInt8] {
    var keys = delivery.effect[...]
    if keys.last == UInt8(ascii: "\n") { keys.removeLast() }
    if keys.last == UInt8(ascii: "}") { keys.removeLast() }
    if keys.first == UInt8(ascii: "{") { keys.removeFirst() }
    var json = JSONWriter()
    json.object { json in
      json.members(keys)
      json.member("action", delivery.id.action)
      json.member("stream", delivery.id.stream)
    }
    json.endLine()
    return json.bytes
  }

  /// What messages call it, such as `sms to \`joe\` (\`spring\`, n 12, i 3)`.
  package var title: String {
    let effect = JSONValue(delivery.effect)
    let channel = effect?[EffectKey.channel.name]?.text.map(printable) ?? "notification"
    let member = effect?[EffectKey.member.name]?.text.map { " to " + quoted($0) } ?? ""
    return "\(channel)\(member) (\(quoted(delivery.id.action)), n \(delivery.id.n), i \(delivery.id.i))"
  }
}
