/// What the events of a contact action are decided on: its rules and its contact list. The journal compares nothing; it
/// keeps what the writer needs to recognise its own and to show what an edit changes.
public struct Basis: Equatable, Sendable {
  /// A file whose text decides: the rule file and what it loads.
  public struct Document: Equatable, Sendable {
    public var name: String
    public var bytes: [UInt8]

    public init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// Of the rules, as the writer computes it.
  public var digest: [UInt8]
  /// Of the contact list.
  public var listDigest: [UInt8]
  /// The version of the writer's own bytes: snapshots, events, effects.
  public var formatVersion: Int
  /// In the writer's order.
  public var documents: [Document]

  public init(digest: [UInt8], listDigest: [UInt8], formatVersion: Int, documents: [Document]) {
    self.digest = digest
    self.listDigest = listDigest
    self.formatVersion = formatVersion
    self.documents = documents
  }
}

/// Some events in a row and what they led to: written whole or not at all.
public struct Batch: Equatable, Sendable {
  /// Which event stream of the action, counted from 1.
  public var stream: Int
  /// Lines of that stream, counted from 1. The next batch of the stream begins behind the last one.
  public var lines: ClosedRange<Int>
  /// The lines as they were read.
  public var events: [UInt8]
  /// Their effects as they are printed.
  public var effects: [UInt8]

  public init(stream: Int, lines: ClosedRange<Int>, events: [UInt8], effects: [UInt8]) {
    self.stream = stream
    self.lines = lines
    self.events = events
    self.effects = effects
  }
}

/// A member's part of the P2P table that contact actions in one file share.
public struct SharedCounts: Equatable, Sendable {
  /// The member's key in the rule file; compared by its bytes.
  public var key: String
  public var active: Int
  public var inbox: Int

  public init(key: String, active: Int, inbox: Int) {
    self.key = key
    self.active = active
    self.inbox = inbox
  }
}

/// A `notified` effect of a batch, which is due to be handed on.
public struct DueNotification: Equatable, Sendable {
  /// The effect's `n` and `i`.
  public var n: Int
  public var i: Int
  /// The effect as it is printed.
  public var effect: [UInt8]

  public init(n: Int, i: Int, effect: [UInt8]) {
    self.n = n
    self.i = i
    self.effect = effect
  }
}

/// How far a notification has come.
public enum DeliveryStatus: Int, CaseIterable, Sendable {
  /// To be handed on, for the first time or again.
  case due = 0
  case delivered = 1
  /// Not to be tried again.
  case failed = 2
}

/// A notification and what was done about it.
public struct Delivery: Equatable, Sendable {
  /// Which notification of the whole file. `n` and `i` are those of the effect in its stream.
  public struct ID: Hashable, Sendable {
    public var action: String
    public var stream: Int
    public var n: Int
    public var i: Int

    public init(action: String, stream: Int, n: Int, i: Int) {
      self.action = action
      self.stream = stream
      self.n = n
      self.i = i
    }
  }

  public var id: ID
  public var effect: [UInt8]
  public var status: DeliveryStatus
  public var tries: Int
  /// When it was last tried, in milliseconds since 1970.
  public var lastTry: Int64?
  /// Why the last try failed.
  public var error: String?

  public init(
    id: ID, effect: [UInt8], status: DeliveryStatus, tries: Int, lastTry: Int64? = nil, error: String? = nil
  ) {
    self.id = id
    self.effect = effect
    self.status = status
    self.tries = tries
    self.lastTry = lastTry
    self.error = error
  }
}
