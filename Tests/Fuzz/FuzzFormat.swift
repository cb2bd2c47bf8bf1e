import Diagnostics
import Formatting

/// What holds for the layout of every text, whatever the bytes: it can be found, says the same with every remark in its place (or
/// `canonicalLayout` would say that it is unsafe), and is final. Started by `Tests/Fuzz/run`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzFormat(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let once = laidOut(Array(UnsafeBufferPointer(start: data, count: count)), isFirst: true) else { return 0 }
  let twice = laidOut(once, isFirst: false)
  precondition(twice == once, "a layout that is not final")
  return 0
}

/// Nil where the text cannot be read, which what was laid out must be.
private func laidOut(_ bytes: [UInt8], isFirst: Bool) -> [UInt8]? {
  switch canonicalLayout(of: Source(name: "fuzz.yaml", bytes: bytes)) {
  case .edits(let edits):
    var text = EditedText(bytes)
    text.apply(edits)
    return text.bytes
  case .unreadable:
    precondition(isFirst, "a layout that cannot be read")
    return nil
  case .unsafe: preconditionFailure("a layout that would say something else")
  }
}
