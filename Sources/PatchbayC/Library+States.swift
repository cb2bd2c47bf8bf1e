internal import PatchbayDurable
internal import PatchbayHeader
internal import PatchbayKit

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation public func patchbay_open(
  _ name: UnsafePointer<CChar>?, _ rules: UnsafePointer<CChar>?, _ length: Int, _ team: UnsafePointer<CChar>?,
  _ team_length: Int, _ file: UnsafePointer<CChar>?, _ list: UnsafePointer<CChar>?, _ list_length: Int, _ format: Int32,
  _ columns: UnsafePointer<CChar>?, _ options: Int32, _ state: UnsafeMutablePointer<OpaquePointer?>?,
  _ problems: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> Int32 {
  state?.pointee = nil
  return answer(problems) { () throws(Failure) in
    guard let state else { throw Failure.null("state", expected: "where the handle is to stand") }
    guard let file else { throw Failure.null("file", expected: "the path of the state file") }
    let path = try TextIn.terminated(file, "file", isRepaired: false)
    let bits = Int(options)
    func has(_ option: some BinaryInteger) -> Bool { bits & Int(option) != 0 }
    let known = Int(PATCHBAY_RESUME) | Int(PATCHBAY_NEW_ACTION) | Int(PATCHBAY_ADOPT) | Int(PATCHBAY_SKIP_BAD_ROWS)
    guard bits & ~known == 0, !(has(PATCHBAY_RESUME) && has(PATCHBAY_NEW_ACTION)) else {
      throw Failure(
        Int(PATCHBAY_BAD_ARGUMENT),
        "`options` is \(options), expected PATCHBAY_RESUME and so on, added, and not both of RESUME and NEW_ACTION")
    }
    var contacts: StateContacts?
    if list != nil {
      let text = try TextIn(bytes: UnsafeRawPointer(list), list_length, "list")
      contacts = StateContacts(
        text.array, as: try listFormat(format, columns), skipsBadRows: has(PATCHBAY_SKIP_BAD_ROWS))
    }
    let loaded = try load(name, rules, length, team, team_length, problems)
    let beginning: StateOptions.Beginning =
      has(PATCHBAY_RESUME) ? .never : has(PATCHBAY_NEW_ACTION) ? .beside : .first
    do throws(StateFileError) {
      let action = try DurableAction(
        loaded, file: path, contacts: contacts,
        options: StateOptions(beginning: beginning, adopts: has(PATCHBAY_ADOPT)))
      state.pointee = Handles.add(StateHandle(action))
    } catch {
      throw Failure(error)
    }
    return Int(PATCHBAY_OK)
  }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation public func patchbay_take(
  _ state: OpaquePointer?, _ events: UnsafePointer<CChar>?, _ length: Int,
  _ effects: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
  _ error: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> Int32 {
  answer(error) { () throws(Failure) in
    let effects = try TextOut(effects, "effects")
    let handle = try Handles.state(state)
    let lines = try TextIn(events, length, "events", most: Int(PATCHBAY_MOST_BYTES)).array
    guard Memory.hasRoom(for: DurableAction.memoryToTake(lines.count)) else { throw Failure.noMemory }
    try effects.set(try handle.call { action throws(StateFileError) in try action.takeJSON(lines) })
    return Int(PATCHBAY_OK)
  }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation public func patchbay_told(
  _ state: OpaquePointer?, _ n: Int, _ i: Int, _ effects: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
  _ events: UnsafeMutablePointer<Int>?, _ error: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> Int32 {
  events?.pointee = 0
  return answer(error) { () throws(Failure) in
    let effects = try TextOut(effects)
    let handle = try Handles.state(state)
    let (lines, count) = try handle.call { action throws(StateFileError) in
      (effects.isWanted ? try action.effectsJSON(after: EffectPlace(event: n, index: i)) : [], action.eventCount)
    }
    try effects.set(lines)
    events?.pointee = count
    return Int(PATCHBAY_OK)
  }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation public func patchbay_close(
  _ state: OpaquePointer?, _ error: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> Int32 {
  answer(error) { () throws(Failure) in
    guard state != nil else { return Int(PATCHBAY_OK) }
    let handle = try Handles.state(state)
    Handles.remove(state)
    try handle.close()
    return Int(PATCHBAY_OK)
  }
}
