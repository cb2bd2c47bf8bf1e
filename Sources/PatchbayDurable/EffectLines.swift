internal import Campaign
internal import JSONTree
internal import PatchbayKit
internal import Records

/// Reads effects from the lines in which they are kept. What a program gets is then what the disk has, and not a second description.
enum EffectLines {
  /// - Parameter file: the name of the rules, for the places of tag rules.
  /// - Returns: nil where a line is not an effect.
  static func read(_ lines: [UInt8], file: String) -> [Effect]? {
    var collector = EffectCollector(file: file)
    for line in lines.split(separator: 0x0A) {
      guard let object = JSONValue(line), describe(object, to: &collector) else { return nil }
    }
    return collector.drain()
  }

  private static func describe(_ object: JSONValue, to sink: inout EffectCollector) -> Bool {
    guard let n = object["n"]?.whole, let i = object["i"]?.whole,
      let kind = object["effect"]?.text.flatMap(EffectKind.init(rawValue:))
    else { return false }
    var moment: Moment?
    if let text = object["at"]?.text {
      guard let instant = Instant(rfc3339: text) else { return false }
      moment = Moment(instant, .text)
    } else if let number = object["at"]?.whole {
      moment = Moment(Instant(milliseconds: Int64(number)), .integer)
    }
    sink.begin(kind, origin: EffectOrigin(n: n, i: i, moment: moment))
    for key in kind.keys {
      guard let value = object[key.name] else { continue }
      if !describe(key, value, of: kind, object, to: &sink) { return false }
    }
    sink.end()
    return true
  }

  private static func describe(
    _ key: EffectKey, _ value: JSONValue, of kind: EffectKind, _ object: JSONValue, to sink: inout EffectCollector
  ) -> Bool {
    if let list = value.list {
      if key == .rules {
        sink.rules(key, list.map { MatchedRule(line: $0["line"]?.whole ?? 0, index: $0["index"]?.whole ?? 0) })
        return true
      }
      let names = list.compactMap(\.text)
      guard names.count == list.count else { return false }
      if key == .notes {
        sink.notes(RoutingNotes(names: names))
      } else {
        sink.beginList(key)
        for name in names { sink.item(name) }
        sink.endList()
      }
      return true
    }
    guard key != .rules, let text = value.text else { return false }
    if key == .reason { return reason(text, of: kind, to: &sink) }
    if key == .via { return Via(rawValue: text).map { sink.via($0) } != nil }
    if key == .channel {
      guard let channel = NotificationChannel(rawValue: text),
        let type = object[EffectKey.type.name]?.text.flatMap(NotificationKind.init(rawValue:))
      else { return false }
      sink.notification(type, over: channel)
    } else {
      sink.string(key, text)
    }
    return true
  }

  private static func reason(_ text: String, of kind: EffectKind, to sink: inout EffectCollector) -> Bool {
    switch kind {
    case .assigned: return AssignmentReason(rawValue: text).map { sink.reason($0) } != nil
    case .released: return ReleaseReason(rawValue: text).map { sink.reason($0) } != nil
    case .held: return HoldReason(rawValue: text).map { sink.reason($0) } != nil
    case .refused:
      // Without a refusal of the engine, it is a line that is not an event.
      return text == EffectKind.malformed || Refusal(rawValue: text).map { sink.reason($0) } != nil
    case .sent, .responded, .joined, .left, .routed, .owned, .tagged, .untagged, .optedOut, .optedIn, .askedBack,
      .review, .resolved, .reopened, .reported, .clicked, .undelivered, .timedOut, .notified:
      return false
    }
  }
}
