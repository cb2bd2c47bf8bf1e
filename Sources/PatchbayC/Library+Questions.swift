internal import PatchbayHeader
internal import PatchbayKit

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation public func patchbay_would_route(
  _ action: OpaquePointer?, _ contact: UnsafePointer<CChar>?, _ contact_length: Int, _ text: UnsafePointer<CChar>?,
  _ text_length: Int, _ effects: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
  _ walk: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
  _ error: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> Int32 {
  answer(error) { () throws(Failure) in
    let (effects, walk) = (try TextOut(effects), try TextOut(walk))
    let handle = try Handles.find(action)
    let contact = try TextIn(contact, contact_length, "contact", most: Int(PATCHBAY_MOST_TEXT_BYTES)).string()
    let text = try TextIn(text, text_length, "text", most: Int(PATCHBAY_MOST_TEXT_BYTES)).string()
    try handle.call { action throws(Failure) in
      let decision = action.wouldRoute(replyFrom: contact, text)
      if effects.isWanted { try effects.set(decision.effects.map { $0.json + "\n" }.joined()) }
      do throws(Failure) {
        if walk.isWanted { try walk.set(decision.description + "\n") }
      } catch {
        effects.clear()
        throw error
      }
    }
    return Int(PATCHBAY_OK)
  }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation public func patchbay_next_text(
  _ action: OpaquePointer?, _ member: UnsafePointer<CChar>?, _ length: Int,
  _ contact: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
  _ reason: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
  _ error: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> Int32 {
  answer(error) { () throws(Failure) in
    let (contact, reason) = (try TextOut(contact, "contact"), try TextOut(reason))
    let handle = try Handles.find(action)
    let member = try TextIn(member, length, "member", most: Int(PATCHBAY_MOST_TEXT_BYTES)).string()
    try handle.call { action throws(Failure) in
      switch action.nextText(for: member) {
      case .contact(let id): try contact.set(id)
      case .nothing(let refused): try reason.set(refused.message)
      @unknown default: break
      }
    }
    return Int(PATCHBAY_OK)
  }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation public func patchbay_conversations(
  _ action: OpaquePointer?, _ member: UnsafePointer<CChar>?, _ length: Int, _ next: UnsafeMutablePointer<Int>?,
  _ lines: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
  _ error: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> Int32 {
  answer(error) { () throws(Failure) in
    let lines = try TextOut(lines, "lines")
    let handle = try Handles.find(action)
    guard let next else { throw Failure.null("next", expected: "where the number stands to go on at") }
    let text = try TextIn(member, length, "member", most: Int(PATCHBAY_MOST_TEXT_BYTES))
    let name = member == nil ? nil : try text.string()
    return try handle.call { action throws(Failure) in
      guard let page = action.conversations(of: name, from: next.pointee) else {
        throw Failure(Int(PATCHBAY_NO_MEMBER), "no one in the team has the name that `member` says")
      }
      try lines.set(page.conversations.map { $0.json + "\n" }.joined())
      if let start = page.next { next.pointee = start }
      return Int(page.next == nil ? PATCHBAY_OK : PATCHBAY_MORE)
    }
  }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation public func patchbay_stats(
  _ action: OpaquePointer?, _ stats: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
  _ error: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> Int32 {
  answer(error) { () throws(Failure) in
    let stats = try TextOut(stats, "stats")
    try Handles.find(action).call { action throws(Failure) in try stats.set(action.stats.json + "\n") }
    return Int(PATCHBAY_OK)
  }
}
