// The functions of `patchbay.h`, which has their documentation. The compiler holds them to the header.

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
    let name = name.map { String(cString: $0) } ?? "rules.yaml"
    let source = Source(name: name, bytes: Array(try TextIn(rules, length, "rules").rest))
    var found = DiagnosticSink()
    let action = ContactAction(source, problems: &found)
    if !found.problems.isEmpty { problems?.pointee = try textOut(Array(report(found.sorted, as: .text).utf8)) }
    guard let action else { return nil }
    return Handle(action).retained
  }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation public func patchbay_apply(
  _ action: OpaquePointer?, _ events: UnsafePointer<CChar>?, _ length: Int,
  _ error: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> UnsafeMutablePointer<CChar>? {
  answer(error) { () throws(Misuse) in
    try Handle.at(action).apply(try TextIn(events, length, "events"))
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
@c @implementation public func patchbay_free(_ action: OpaquePointer?) {
  if let action { Unmanaged<Handle>.fromOpaque(UnsafeRawPointer(action)).release() }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation public func patchbay_free_text(_ text: UnsafeMutablePointer<CChar>?) { free(text) }

/// Calls, and leaves nothing or the text of what was wrong at `error`.
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
