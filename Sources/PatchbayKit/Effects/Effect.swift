internal import Campaign
internal import Records

/// Something that came of an event: who is assigned a contact, who gets a reply, who has opted out, what was refused.
///
/// Effects come in the order in which they happened. Look for the ones you act on, and leave the others:
///
/// ```swift
/// for case .routed(let routed) in effects { return routed.members }
/// ```
///
/// More effects, and more to know about each, can come with a later version. So a `switch` wants a `default`, and an effect
/// holds one value, whose properties are what there is to know.
@nonexhaustive public enum Effect: Hashable, Sendable {
  /// A first text was given to a member.
  case assigned(Assigned)
  /// A first text was taken from a member.
  case released(Released)
  /// A member sent a first text.
  case sent(Sent)
  /// A member wrote in a conversation.
  case responded(Responded)
  /// A member takes part from now on.
  case joined(Joined)
  /// A member takes part no longer.
  case left(Left)
  /// A reply has its place.
  case routed(Routed)
  /// A conversation waits without a place.
  case held(Held)
  /// No one answered a conversation in time: it leaves the members who had it.
  case timedOut(TimedOut)
  /// A member owns a conversation from now on: the first response took it.
  case owned(Owned)
  /// A contact has more tags.
  case tagged(Tagged)
  /// A contact has fewer tags.
  case untagged(Untagged)
  /// A contact opted out, and is not texted again.
  case optedOut(OptedOut)
  /// An opt out was taken back.
  case optedIn(OptedIn)
  /// A contact who has opted out asks to be texted again, and stays opted out: a person must decide.
  case askedBack(AskedBack)
  /// A reply looks like an opt out: a person must decide.
  case review(Review)
  /// A conversation ended.
  case resolved(Resolved)
  /// A resolved conversation goes on.
  case reopened(Reopened)
  /// A member filled out a report.
  case reported(Reported)
  /// A contact clicked; told once per contact.
  case clicked(Clicked)
  /// A first text did not arrive; told once per contact.
  case undelivered(Undelivered)
  /// A text to a team member is due.
  case notified(Notified)
  /// An event that the rules do not allow, or that is none: nothing changed.
  case refused(Refused)

  /// Which event it came of, and when.
  public var origin: Origin { detail.origin }

  /// The contact that the effect is about; nil where it is about none, or a refused event named none.
  public var contact: String? { detail.about }

  /// One JSON object: a line of an effect stream without its line break, `docs/schema/effect.schema.json`.
  public var json: String {
    var sink = JSONLinesSink()
    detail.write(to: &sink)
    return String(decoding: sink.bytes.dropLast(), as: UTF8.self)
  }

  var detail: any EffectDetail {
    switch self {
    case .assigned(let detail): detail
    case .released(let detail): detail
    case .sent(let detail): detail
    case .responded(let detail): detail
    case .joined(let detail): detail
    case .left(let detail): detail
    case .routed(let detail): detail
    case .held(let detail): detail
    case .timedOut(let detail): detail
    case .owned(let detail): detail
    case .tagged(let detail): detail
    case .untagged(let detail): detail
    case .optedOut(let detail): detail
    case .optedIn(let detail): detail
    case .askedBack(let detail): detail
    case .review(let detail): detail
    case .resolved(let detail): detail
    case .reopened(let detail): detail
    case .reported(let detail): detail
    case .clicked(let detail): detail
    case .undelivered(let detail): detail
    case .notified(let detail): detail
    case .refused(let detail): detail
    }
  }
}

extension Effect: CustomStringConvertible {
  /// The same as `json`.
  public var description: String { json }
}

extension Effect {
  /// Where an effect stands in its stream.
  public struct Origin: Hashable, Sendable {
    let origin: EffectOrigin

    /// The number of the event, from 1: all that an action took are counted, lines of text and values alike.
    public var event: Int { origin.n }
    /// The effect's number among those of its event, from 0.
    public var index: Int { origin.i }
    /// When it happened: the event's own time, or the time at which it was due where time alone brought it about. Nil where the
    /// event had none.
    public var time: Timestamp? { origin.moment.map { Timestamp($0.instant) } }
  }
}

/// What effects of one kind tell.
protocol EffectDetail: Hashable, Sendable {
  var origin: Effect.Origin { get }
  var about: String? { get }
  /// Describes the effect as `EffectWriter` did, with the same keys in the same order.
  func write(to sink: inout JSONLinesSink)
}
