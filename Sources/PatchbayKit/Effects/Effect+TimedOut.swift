internal import Campaign
internal import Records

extension Effect {
  /// No one answered a conversation in time, and it leaves the members who had it.
  public struct TimedOut: Hashable, Sendable, EffectDetail {
    /// Which event it came of, and when.
    public let origin: Origin
    /// The contact's id.
    public let contact: String
    /// The members who had it, in declaration order, by their names in the rules.
    public let from: [String]

    var about: String? { contact }

    func write(to sink: inout JSONLinesSink) {
      sink.begin(.timedOut, origin: origin.origin)
      sink.string(.contact, contact)
      sink.beginList(.from)
      for member in from { sink.item(member) }
      sink.endList()
      sink.end()
    }
  }
}
