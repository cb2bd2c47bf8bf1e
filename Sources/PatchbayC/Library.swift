// The functions of `patchbay.h`, which has their documentation. The compiler checks them against the header.

internal import PatchbayHeader
internal import PatchbayKit

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation public func patchbay_version() -> UnsafePointer<CChar>? {
  UnsafeRawPointer(patchbayVersion.utf8Start).assumingMemoryBound(to: CChar.self)
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation public func patchbay_load(
  _ name: UnsafePointer<CChar>?, _ rules: UnsafePointer<CChar>?, _ length: Int,
  _ problems: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> OpaquePointer? {
  answer(problems) { () throws(Misuse) in
    guard let rules = try load(name, rules, length, problems) else { return nil }
    return Handle(ContactAction(rules)).retained
  }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation public func patchbay_restore(
  _ name: UnsafePointer<CChar>?, _ rules: UnsafePointer<CChar>?, _ length: Int, _ state: UnsafeRawPointer?,
  _ state_length: Int, _ problems: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> OpaquePointer? {
  answer(problems) { () throws(Misuse) in
    // A `size_t` greater than half of the memory is negative here.
    guard state_length >= 0 else { throw Misuse("`state` cannot have as many bytes as its length says") }
    if state == nil, state_length > 0 { throw Misuse("`state` is NULL, expected \(state_length) bytes") }
    guard let rules = try load(name, rules, length, problems) else { return nil }
    let bytes = Array(UnsafeRawBufferPointer(start: state, count: state_length))
    do throws(RestoreError) {
      return Handle(try ContactAction(restoring: bytes, rules)).retained
    } catch {
      // The warnings of the rules are replaced by the worse problem.
      patchbay_free_text(problems?.pointee)
      throw Misuse(error.description)
    }
  }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation public func patchbay_apply(
  _ action: OpaquePointer?, _ events: UnsafePointer<CChar>?, _ length: Int,
  _ error: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> UnsafeMutablePointer<CChar>? {
  answer(error) { () throws(Misuse) in
    try Handle.at(action).apply(try TextIn(events, length, "events").bytes)
  }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation public func patchbay_decide(
  _ action: OpaquePointer?, _ contact: UnsafePointer<CChar>?, _ contact_length: Int,
  _ text: UnsafePointer<CChar>?, _ text_length: Int, _ error: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> UnsafeMutablePointer<CChar>? {
  answer(error) { () throws(Misuse) in
    let handle = try Handle.at(action)
    let contact = try TextIn(contact, contact_length, "contact").string()
    let text = try TextIn(text, text_length, "text").string()
    return try handle.decide(replyOf: contact, text: text)
  }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation public func patchbay_stats(
  _ action: OpaquePointer?, _ error: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> UnsafeMutablePointer<CChar>? {
  answer(error) { () throws(Misuse) in try Handle.at(action).stats() }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation public func patchbay_save(
  _ action: OpaquePointer?, _ length: UnsafeMutablePointer<Int>?,
  _ error: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> UnsafeMutableRawPointer? {
  length?.pointee = 0
  return answer(error) { () throws(Misuse) in
    let handle = try Handle.at(action)
    guard let length else { throw Misuse("`length` is NULL, expected where the number of bytes is to stand") }
    let saved = try handle.save()
    length.pointee = saved.length
    return UnsafeMutableRawPointer(saved.start)
  }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation public func patchbay_free(_ action: OpaquePointer?) {
  if let action { Unmanaged<Handle>.fromOpaque(UnsafeRawPointer(action)).release() }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation public func patchbay_free_text(_ text: UnsafeMutableRawPointer?) { free(text) }

/// Reads rules, and leaves their problems and warnings in `problems`. Nil when they have errors.
private func load(
  _ name: UnsafePointer<CChar>?, _ rules: UnsafePointer<CChar>?, _ length: Int,
  _ problems: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) throws(Misuse) -> Rules? {
  let name = name.map { String(cString: $0) } ?? "rules.yaml"
  let text = try TextIn(rules, length, "rules").bytes
  let loaded: Rules?
  let report: String
  do throws(RulesError) {
    let rules = try Rules(yaml: text, named: name)
    (loaded, report) = (rules, rules.report)
  } catch {
    (loaded, report) = (nil, error.description)
  }
  if !report.isEmpty { problems?.pointee = try textOut(report) }
  return loaded
}

/// Calls, and leaves nothing or the text of the error in `error`.
private func answer<Result>(
  _ error: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, _ body: () throws(Misuse) -> Result?
) -> Result? {
  error?.pointee = nil
  do throws(Misuse) {
    return try body()
  } catch let misuse {
    error?.pointee = try? textOut(Array(misuse.text.utf8))
    return nil
  }
}
