internal import Campaign
internal import Text

/// What programs call the keys of events, in lower case with `_`.
let eventKeySynonyms = [
  "kind": "event", "type": "event", "event_type": "event", "event_name": "event", "eventtype": "event",
  "eventname": "event", "action": "event",
  "timestamp": "at", "time": "at", "date": "at", "datetime": "at", "sent_at": "at", "created_at": "at",
  "received_at": "at", "date_sent": "at", "ts": "at",
  "body": "text", "message": "text", "content": "text", "msg": "text", "reply": "text",
  "user": "member", "agent": "member", "volunteer": "member", "sender": "member", "by": "member", "texter": "member",
  "contact_id": "contact", "from": "contact", "phone": "contact", "from_number": "contact", "to_number": "contact",
  "id": "message_id", "sid": "message_id", "message_sid": "message_id", "messagesid": "message_id",
  "messageid": "message_id",
  "tag": "tags", "delivery_status": "status", "error_code": "code", "errorcode": "code",
]

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
