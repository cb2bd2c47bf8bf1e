internal import Campaign
internal import Records

extension Event {
  /// Reads one line of an event stream: a JSON object with the keys of `docs/schema/event.schema.json`.
  ///
  /// Whole streams are taken faster as they are, by `ContactAction.takeJSON(_:)`.
  ///
  /// - Throws: `MalformedEvent`. Names are not looked up before the event is taken.
  public init(json line: String) throws(MalformedEvent) {
    let written: WrittenEvent
    do throws(WrittenEvent.Flaw) {
      written = try WrittenEvent(Array(line.utf8))
    } catch {
      throw MalformedEvent(error)
    }
    self.init(written.kind, tags: written.tags)
    moment = written.moment
    for (field, text) in written.texts { set(field, text) }
    if let filter = written.filter { detail = .filter(Filter(filter)) }
    if written.kind == .contact {
      detail = .contact(Contact(written))
      tags = []
    }
  }

  private mutating func set(_ field: EventField, _ text: String) {
    switch field {
    case .member: member = text
    case .contact: contact = text
    case .text: self.text = text
    case .messageID: messageID = text
    case .resolution: resolution = text
    case .from: from = text
    case .to: to = text
    case .type: notification = NotificationKind(rawValue: text)
    case .seed: seed = UInt64(text) ?? 0
    case .status: delivery = Campaign.DeliveryStatus(rawValue: text)
    case .code: code = text
    // These are not texts.
    case .tags, .filter: break
    }
  }
}

/// A text that is not an event.
public struct MalformedEvent: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, where in its line, and what to do about it, in a sentence without a final period.
  public let description: String

  init(_ flaw: WrittenEvent.Flaw) {
    switch flaw {
    case .malformed(let problem): description = problem.sentence
    case .notOneLine: description = "the text holds no line; write an event as a JSON object on a line of its own"
    case .outOfMemory: description = "out of memory while reading the event"
    }
  }
}

extension Event.Filter {
  fileprivate init(_ written: WrittenEvent.Filter) {
    self.init(tags: written.tags, ids: written.ids, needsAttention: written.needsAttention)
    for (field, text) in written.texts {
      switch field {
      case .assignedTo: assignedTo = text
      case .list: list = text
      // These are not texts.
      case .tags, .ids, .needsAttention: break
      }
    }
  }
}

extension Contact {
  fileprivate init(_ written: WrittenEvent) {
    self.init("", tags: written.tags, isOptedOut: written.isOptedOut)
    for (name, text) in written.fields { fields[name] = text }
    for (column, text) in written.columns {
      switch column {
      case .id: id = text
      case .name: name = text
      case .phone: phone = text
      case .lastTeamMember: lastTeamMember = text
      case .assignedTo: assignedTo = text
      case .timeZone: timeZone = text
      // These are not texts.
      case .tags, .optedOut: break
      }
    }
  }
}
