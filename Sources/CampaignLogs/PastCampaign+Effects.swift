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
      var rest = piece[...]
      while !rest.isEmpty {
        let line = rest.prefix { $0 != 0x0A }
        rest = rest[line.endIndex...].dropFirst()
        lines += 1
        progress.note(lines, "effect")
        if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
        guard let effect = JSONValue(line), let kind = (effect["effect"]?.text).flatMap({ EffectKind(rawValue: $0) })
        else {
          noteUnreadable("is no effect")
          continue
        }
        guard let written = effect["at"] else {
          throw Failure("line \(lines) of the effects has no `at`", help: "fit a log whose events have moments")
        }
        guard let at = Self.moment(written) else {
          noteUnreadable("has an `at` that is no time")
          continue
        }
        take(effect, kind, at: at, &names)
      }
    }
  }

  /// The rest of the log counts all the same: a run that was stopped leaves half a line.
  private func noteUnreadable(_ fault: String) {
    unreadable += 1
    firstUnreadable = firstUnreadable ?? "line \(lines) of the effects \(fault)"
  }

  /// Nil for what no event may have.
  private static func moment(_ value: JSONValue) -> Int64? {
    if let text = value.text { return Instant(rfc3339: text)?.milliseconds }
    return value.whole.flatMap { Int64(exactly: $0) }.flatMap {
      $0.magnitude <= Instant.mostMilliseconds.magnitude ? $0 : nil
    }
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
