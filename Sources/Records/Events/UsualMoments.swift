internal import Campaign
internal import Text

/// What programs call the keys of events, in lower case with `_`.
let eventKeySynonyms: [String: String] = {
  var words = [
    "kind": "event", "type": "event", "event_type": "event", "event_name": "event", "eventtype": "event",
    "eventname": "event", "action": "event",
  ]
  let names: [(meant: String, written: [String])] = [
    (
      "at",
      ["timestamp", "time", "date", "datetime", "sent_at", "created_at", "received_at", "date_sent", "ts", "moment"]
    ),
    (EventField.text.rawValue, ["body", "message", "content", "msg", "reply"]),
    (EventField.member.rawValue, ["user", "agent", "volunteer", "by", "texter"]),
    (
      EventField.contact.rawValue,
      ["contact_id", "from", "phone", "from_number", "sender", "to", "to_number", "recipient"]
    ),
    (EventField.messageID.rawValue, ["id", "sid", "message_sid", "messagesid", "messageid"]),
    (EventField.resolution.rawValue, ["outcome", "disposition", "result"]),
    (EventField.tags.rawValue, ["tag"]), (EventField.status.rawValue, ["delivery_status"]),
    (EventField.code.rawValue, ["error_code", "errorcode"]),
  ]
  for (meant, written) in names { for word in written { words[word] = meant } }
  return words
}()

extension Instant {
  /// Whether an integer was probably meant as seconds since 1970, of a day since 2001.
  var looksLikeSeconds: Bool { (1_000_000_000..<10_000_000_000).contains(milliseconds) }
}

/// The next step for a moment that other programs write so; nil for any other text.
///
/// - Parameter isText: whether it stands in quotes.
func usualMoment(_ text: Bytes, isText: Bool) -> String? {
  let written = String(decoding: text, as: UTF8.self)
  let digits = written.split(separator: ".", omittingEmptySubsequences: false)
  if digits.count <= 2, digits.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(ASCII.isDigit) }) {
    guard let number = Int64(digits[0]) else { return nil }
    let thousandths = digits.count == 2 ? Int64((digits[1] + "000").prefix(3)) ?? 0 : 0
    if Instant(milliseconds: number).looksLikeSeconds {
      return "write \(number * 1000 + thousandths): milliseconds, not seconds"
    }
    return digits.count == 1 && isText ? "write it without quotes" : nil
  }
  let zoned = Array((written + "Z").utf8)
  guard let instant = zoned.withUnsafeBufferPointer({ RFC3339.read($0) }) else { return nil }
  return "write \"\(instant.text)\" if it is UTC, or its distance from UTC in place of `Z`"
}
