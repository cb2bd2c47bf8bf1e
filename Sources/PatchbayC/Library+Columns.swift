internal import Explaining
public import PatchbayHeader
internal import PatchbayKit

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation public func patchbay_preview_load(
  _ name: UnsafePointer<CChar>?, _ rules: UnsafePointer<CChar>?, _ length: Int, _ team: UnsafePointer<CChar>?,
  _ team_length: Int, _ preview: UnsafeMutablePointer<OpaquePointer?>?,
  _ problems: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> Int32 {
  preview?.pointee = nil
  return answer(problems) { () throws(Failure) in
    guard let preview else { throw Failure.null("preview", expected: "where the handle is to stand") }
    let rules = try load(name, rules, length, team, team_length, problems)
    preview.pointee = Handles.add(PreviewHandle(rules))
    return Int(PATCHBAY_OK)
  }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation public func patchbay_preview_words(
  _ preview: OpaquePointer?, _ words: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
  _ error: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> Int32 {
  answer(error) { () throws(Failure) in
    let words = try TextOut(words, "words")
    try words.set(try Handles.preview(preview).words + "\n")
    return Int(PATCHBAY_OK)
  }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation public func patchbay_preview_answer(
  _ preview: OpaquePointer?, _ columns: UnsafePointer<patchbay_column>?, _ count: Int, _ first: Int, _ rows: Int,
  _ answers: UnsafeMutablePointer<patchbay_answers>?, _ error: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> Int32 {
  answers?.pointee = patchbay_answers()
  return answer(error) { () throws(Failure) in
    guard let answers else { throw Failure.null("answers", expected: "where the answers are to stand") }
    let handle = try Handles.preview(preview)
    guard count >= 0, columns != nil || count == 0 else {
      throw Failure.null("columns", expected: "as many as `count` says")
    }
    let (end, isTooLarge) = first.addingReportingOverflow(rows)
    guard first >= 0, rows >= 0, !isTooLarge else {
      throw Failure(Int(PATCHBAY_BAD_ARGUMENT), "`first` and `rows` cannot be the numbers of rows")
    }
    let found = try handle.answers(UnsafeBufferPointer(start: columns, count: count), first..<end)
    answers.pointee = try patchbay_answers(found)
    return Int(found.count < rows ? PATCHBAY_MORE : PATCHBAY_OK)
  }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation public func patchbay_preview_free(_ preview: OpaquePointer?) { Handles.remove(preview) }

extension patchbay_answers {
  /// A copy for the caller, who frees it: all in one memory, the numbers of 32 bits before those of eight.
  fileprivate init(_ found: PreviewAnswers) throws(Failure) {
    let width = MemoryLayout<Int32>.size
    let (offsets, places) = (found.offsets.count * width, found.places.count * width)
    guard let memory = malloc(offsets + places + found.vias.count) else { throw Failure.noMemory }
    found.offsets.withUnsafeBytes { bytes in
      if let start = bytes.baseAddress { memory.copyMemory(from: start, byteCount: bytes.count) }
    }
    found.places.withUnsafeBytes { bytes in
      if let start = bytes.baseAddress { (memory + offsets).copyMemory(from: start, byteCount: bytes.count) }
    }
    found.vias.withUnsafeBytes { bytes in
      if let start = bytes.baseAddress { (memory + offsets + places).copyMemory(from: start, byteCount: bytes.count) }
    }
    self.init()
    count = found.count
    self.offsets = UnsafePointer(memory.assumingMemoryBound(to: Int32.self))
    self.places = UnsafePointer((memory + offsets).assumingMemoryBound(to: Int32.self))
    vias = UnsafePointer((memory + offsets + places).assumingMemoryBound(to: UInt8.self))
    self.memory = memory
  }
}
