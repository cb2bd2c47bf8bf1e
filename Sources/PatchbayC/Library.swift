// The functions of `patchbay.h`, which has their documentation. The compiler checks them against the header.

internal import PatchbayHeader
internal import PatchbayKit

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation public func patchbay_version() -> UnsafePointer<CChar>? { patchbayVersion.characters }

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation public func patchbay_abi() -> Int32 { Int32(PATCHBAY_ABI) }

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation public func patchbay_message(_ status: Int32) -> UnsafePointer<CChar>? {
  message(of: Int(status)).characters
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation public func patchbay_free(_ action: OpaquePointer?) { Handles.remove(action) }

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation public func patchbay_free_text(_ text: UnsafeMutableRawPointer?) { free(text) }

extension StaticString {
  fileprivate var characters: UnsafePointer<CChar> {
    UnsafeRawPointer(utf8Start).assumingMemoryBound(to: CChar.self)
  }
}
