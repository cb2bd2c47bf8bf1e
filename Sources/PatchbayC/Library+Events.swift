internal import PatchbayHeader
internal import PatchbayKit

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation public func patchbay_add_list(
  _ action: OpaquePointer?, _ list: UnsafePointer<CChar>?, _ length: Int, _ format: Int32,
  _ columns: UnsafePointer<CChar>?, _ contacts: UnsafeMutablePointer<Int>?, _ errors: UnsafeMutablePointer<Int>?,
  _ report: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
  _ error: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> Int32 {
  contacts?.pointee = 0
  errors?.pointee = 0
  return answer(error) { () throws(Failure) in
    let report = try TextOut(report)
    let handle = try Handles.find(action)
    let list = try TextIn(bytes: UnsafeRawPointer(list), length, "list")
    guard let told = try handle.begin(with: list.bytes, as: try listFormat(format, columns)) else {
      return Int(PATCHBAY_OK)
    }
    contacts?.pointee = told.contacts
    errors?.pointee = told.errors
    if !told.problems.isEmpty { try report.set(told.description) }
    return Int(PATCHBAY_OK)
  }
}

/// How a list is written, as a caller says it.
func listFormat(_ format: Int32, _ columns: UnsafePointer<CChar>?) throws(Failure) -> ContactListFormat {
  let kind: ContactListFormat.Kind
  switch Int(format) {
  case Int(PATCHBAY_CSV): kind = .csv
  case Int(PATCHBAY_NDJSON): kind = .ndjson
  default:
    throw Failure(Int(PATCHBAY_BAD_ARGUMENT), "`format` is \(format), expected PATCHBAY_CSV or PATCHBAY_NDJSON")
  }
  let given = if let columns { [try TextIn.terminated(columns, "columns")] } else { [String]() }
  return ContactListFormat(kind, columns: given)
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation public func patchbay_apply(
  _ action: OpaquePointer?, _ events: UnsafePointer<CChar>?, _ length: Int, _ taken: UnsafeMutablePointer<Int>?,
  _ effects: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
  _ error: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> Int32 {
  taken?.pointee = 0
  return answer(error) { () throws(Failure) in
    let effects = try TextOut(effects, "effects")
    let handle = try Handles.find(action)
    guard let taken else { throw Failure.null("taken", expected: "where the number of bytes is to stand") }
    let events = try TextIn(events, length, "events", most: Int(PATCHBAY_MOST_BYTES))
    return try handle.call { action throws(Failure) in
      if let untold = handle.untold {
        try effects.set(untold)
        handle.untold = nil
        return Int(length > 0 || action.hasUntoldEffects ? PATCHBAY_MORE : PATCHBAY_OK)
      }
      do throws(ContactAction.OutOfMemory) {
        let piece = try action.takeJSON(beginningOf: events.bytes.bytes)
        taken.pointee = piece.taken
        // What cannot be told now comes with the next call.
        handle.untold = piece.effects
        if (try? effects.set(piece.effects)) != nil { handle.untold = nil }
        return Int(piece.hasMore || handle.untold != nil ? PATCHBAY_MORE : PATCHBAY_OK)
      } catch {
        throw Failure.noMemory
      }
    }
  }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation public func patchbay_malformed(
  _ action: OpaquePointer?, _ lines: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
  _ error: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> Int32 {
  answer(error) { () throws(Failure) in
    let lines = try TextOut(lines, "lines")
    try Handles.find(action).call { action throws(Failure) in try lines.set(action.malformed.json + "\n") }
    return Int(PATCHBAY_OK)
  }
}
