public import Campaign
public import Records

/// The last message with each contact, and since when they have been waiting for an answer. An engine needs no texts:
/// they are read from the events, and the effects tell what the rules refused.
public struct MessageHistory {
  /// An effect that says what happened to an event.
  public struct Outcome: Hashable, Sendable {
    public var kind: EffectKind
    public var contact: ContactID

    public init(_ kind: EffectKind, _ contact: ContactID) {
      self.kind = kind
      self.contact = contact
    }
  }

  public struct Entry: Hashable, Sendable {
    /// Nil where there was no message, only a report about one.
    public internal(set) var last: Message?
    /// Messages are numbered in order, even where no one knows when they were sent.
    var lastNumber = 0
    /// The oldest reply since the last answer.
    var waitingNumber: Int?
    var waitingSince: Instant?
  }

  /// Used only for lookups, never iterated.
  private var entries: [ContactID: Entry] = [:]
  private let wanted: Set<ContactID>?
  private var number = 0

  /// - Parameter wanted: the contacts whose messages are kept; nil keeps the messages of all contacts.
  public init(of wanted: Set<ContactID>? = nil) { self.wanted = wanted }

  public subscript(contact: ContactID) -> Entry? { entries[contact] }

  /// - Parameters:
  ///   - line: the event's, as it was read.
  ///   - clock: the time of the event.
  ///   - outcomes: the effects of this line.
  public mutating func record(_ line: EventLine, clock: Instant?, _ outcomes: some Sequence<Outcome>) {
    guard case .event(let event) = line.outcome else { return }
    var isRefused = false
    for outcome in outcomes where outcome.kind == .refused { isRefused = true }
    if isRefused { return }
    if case .reply(let contact, _, _) = event.event {
      note(contact) { entry, number in
        entry.add(Message(direction: .incoming, text: Self.text(line.text), at: clock), number)
        guard entry.waitingNumber == nil else { return }
        entry.waitingNumber = number
        entry.waitingSince = clock
      }
    }
    for outcome in outcomes {
      switch outcome.kind {
      case .sent: note(outcome.contact) { $0.add(Message(direction: .outgoing, at: clock), $1) }
      case .responded:
        note(outcome.contact) { entry, number in
          entry.add(Message(direction: .outgoing, text: Self.text(line.text), at: clock), number)
          entry.waitingNumber = nil
        }
      case .reported, .resolved, .optedOut, .askedBack: note(outcome.contact) { entry, _ in entry.waitingNumber = nil }
      case .assigned, .released, .joined, .left, .routed, .held, .owned, .tagged, .untagged, .optedIn, .review,
        .reopened, .clicked, .undelivered, .notified, .refused, .timedOut:
        break
      }
    }
  }

  private static func text(_ bytes: Bytes) -> String? {
    bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }

  private mutating func note(_ contact: ContactID, _ change: (inout Entry, Int) -> Void) {
    guard contact.isKnown, wanted?.contains(contact) != false else { return }
    number += 1
    change(&entries[contact, default: Entry()], number)
  }
}

extension MessageHistory.Entry {
  mutating func add(_ message: Message, _ number: Int) {
    last = message
    lastNumber = number
  }
}
