internal import Campaign
internal import Diagnostics
internal import Fitting
internal import JSONTree
internal import Records

extension PastCampaign {
  /// Whether a line is an effect, as `route` writes it.
  static func isEffect(_ line: [UInt8]) -> Bool { JSONValue(line)?["effect"] != nil }

  /// Reads effects: they say who sent what, so the rules need not be known. Who is away they do not say.
  func read(
    effects: PeekedBytes<some ByteReader>, progress: some Progress
  ) throws {
    var names = LogNames()
    while let piece = try effects.nextLines() {
      for line in piece.split(separator: 0x0A) {
        lines += 1
        progress.note(lines, "effect")
        guard let effect = JSONValue(line), let kind = (effect["effect"]?.text).flatMap({ EffectKind(rawValue: $0) })
        else {
          throw Failure(
            "line \(lines) of the effects is not an effect",
            help: "name a file that `patchbay route` wrote, or its events")
        }
        guard let at = Self.moment(effect["at"]) else {
          if effect["at"] == nil {
            throw Failure("line \(lines) of the effects has no `at`", help: "fit a log whose events have moments")
          }
          continue
        }
        take(effect, kind, at: at, &names)
      }
    }
  }

  private static func moment(_ value: JSONValue?) -> Int64? {
    if let text = value?.text { return Instant(rfc3339: text)?.milliseconds }
    return value?.whole.map { Int64($0) }
  }

  private func take(_ effect: JSONValue, _ kind: EffectKind, at: Int64, _ names: inout LogNames) {
    var id = effect[EffectKey.contact.name]?.text ?? ""
    let number = id.withUTF8 { self.contact(named: $0, &names) }
    guard number != .max else {
      if !id.isEmpty { ofStrangers += 1 }
      return
    }
    let contact = Int(number)
    var key = effect[EffectKey.member.name]?.text ?? ""
    let known = key.withUTF8 { names.member($0) }
    let member = known == .max ? nil : Int(known)
    switch kind {
    case .sent: log.sent(contact, by: member, at: at)
    case .routed, .held:
      let notes = RoutingNotes(names: effect[EffectKey.notes.name]?.list?.compactMap(\.text) ?? [])
      if notes.isDisjoint(with: [.routedAgain, .reassigned, .timedOut]) {
        log.replied(contact, at: at, optsOut: false)
      }
      if kind == .routed { log.placed(contact, at: at) }
    case .optedOut:
      if effect[EffectKey.by.name]?.text == OptOutWord.keyword.rawValue {
        log.replied(contact, at: at, optsOut: true)
      } else {
        log.closed(contact)
      }
    case .responded: log.responded(contact, by: member, at: at)
    case .clicked: log.clicked(contact, at: at)
    case .undelivered: log.undelivered(contact)
    case .assigned, .released, .joined, .left, .owned, .tagged, .untagged, .timedOut, .optedIn, .askedBack, .review,
      .resolved, .reopened, .reported, .notified, .refused:
      break
    }
  }
}
