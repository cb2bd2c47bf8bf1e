internal import Campaign
internal import Diagnostics

/// What keys and words are meant for in events that are not taken, found as the help for them is found.
final class EventWords {
  private let keys = AnswersByName { MeantKey($0) }
  private let events = AnswersByName { name in
    suggest(name, among: EventRow.names, synonyms: EventKind.synonyms).first.flatMap { EventKind(rawValue: $0) }
  }
  private let blockings = AnswersByName { status in
    let likely = suggest(status, among: DeliveryStatus.allCases.map(\.rawValue), synonyms: DeliveryStatus.synonyms)
    return isSpelledAlike(status, DeliveryStatus.blocked.rawValue) || likely.first == DeliveryStatus.blocked.rawValue
      || ContactColumn.saysOptedOut(HeaderName(status))
  }

  func meaning(ofKey key: Bytes) -> MeantKey? {
    key.count <= MeantKey.longest ? keys.answer(key) : nil
  }

  /// The event that a name is most likely meant for.
  func event(_ name: [UInt8]) -> EventKind? { name.withUnsafeBufferPointer(events.answer) }

  /// Whether a status says that the carrier takes no texts for the phone.
  func isBlocked(_ status: [UInt8]) -> Bool { status.withUnsafeBufferPointer(blockings.answer) }
}
