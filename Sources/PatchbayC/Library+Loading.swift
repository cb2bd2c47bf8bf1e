internal import PatchbayHeader
internal import PatchbayKit

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation public func patchbay_load(
  _ name: UnsafePointer<CChar>?, _ rules: UnsafePointer<CChar>?, _ length: Int, _ team: UnsafePointer<CChar>?,
  _ team_length: Int, _ action: UnsafeMutablePointer<OpaquePointer?>?,
  _ problems: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> Int32 {
  action?.pointee = nil
  return answer(problems) { () throws(Failure) in
    guard let action else { throw Failure.null("action", expected: "where the handle is to stand") }
    let rules = try load(name, rules, length, team, team_length, problems)
    action.pointee = Handles.add(Handle(ContactAction(rules), rules))
    return Int(PATCHBAY_OK)
  }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation public func patchbay_restore(
  _ name: UnsafePointer<CChar>?, _ rules: UnsafePointer<CChar>?, _ length: Int, _ team: UnsafePointer<CChar>?,
  _ team_length: Int, _ state: UnsafeRawPointer?, _ state_length: Int, _ action: UnsafeMutablePointer<OpaquePointer?>?,
  _ problems: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> Int32 {
  action?.pointee = nil
  return answer(problems) { () throws(Failure) in
    guard let action else { throw Failure.null("action", expected: "where the handle is to stand") }
    let state = try TextIn(bytes: state, state_length, "state")
    let rules = try load(name, rules, length, team, team_length, problems)
    guard Memory.hasRoom(for: ContactAction.memoryToRestore(state_length)) else { throw Failure.noMemory }
    do throws(RestoreError) {
      action.pointee = Handles.add(Handle(try ContactAction(restoring: state.array, rules), rules))
    } catch {
      let status =
        switch error.reason {
        case .damaged: PATCHBAY_BAD_STATE
        case .otherVersion: PATCHBAY_OTHER_VERSION
        case .otherRules: PATCHBAY_OTHER_RULES
        @unknown default: PATCHBAY_BAD_STATE
        }
      throw Failure(Int(status), error.description)
    }
    return Int(PATCHBAY_OK)
  }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation public func patchbay_save(
  _ action: OpaquePointer?, _ state: UnsafeMutablePointer<UnsafeMutableRawPointer?>?,
  _ length: UnsafeMutablePointer<Int>?, _ error: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> Int32 {
  state?.pointee = nil
  length?.pointee = 0
  return answer(error) { () throws(Failure) in
    let handle = try Handles.find(action)
    guard let state else { throw Failure.null("state", expected: "where the bytes are to stand") }
    guard let length else { throw Failure.null("length", expected: "where the number of bytes is to stand") }
    try handle.call { action throws(Failure) in
      if action.hasUntoldEffects || handle.untold != nil {
        throw Failure(Int(PATCHBAY_UNTOLD), "effects are left that `patchbay_apply` has to tell first")
      }
      let bytes = action.saved()
      state.pointee = UnsafeMutableRawPointer(try textOut(bytes))
      length.pointee = bytes.count
    }
    return Int(PATCHBAY_OK)
  }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation public func patchbay_adopt(
  _ action: OpaquePointer?, _ old: OpaquePointer?, _ conversations: UnsafeMutablePointer<Int>?,
  _ unsent: UnsafeMutablePointer<Int>?, _ error: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> Int32 {
  conversations?.pointee = 0
  unsent?.pointee = 0
  return answer(error) { () throws(Failure) in
    let adoption = try Handles.find(action).adopt(try Handles.find(old, "old"))
    conversations?.pointee = adoption.conversations
    unsent?.pointee = adoption.unsent
    return Int(PATCHBAY_OK)
  }
}

/// Reads rules, and leaves their warnings in `problems`.
func load(
  _ name: UnsafePointer<CChar>?, _ rules: UnsafePointer<CChar>?, _ length: Int, _ team: UnsafePointer<CChar>?,
  _ team_length: Int, _ problems: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) throws(Failure) -> Rules {
  let given = try GivenRules(name, rules, length, team, team_length)
  let loaded: Rules
  do throws(RulesError) {
    loaded = try given.read()
  } catch {
    throw Failure(Int(PATCHBAY_BAD_RULES), error.description)
  }
  let report = loaded.warnings.map(\.text).joined()
  if !report.isEmpty { problems?.pointee = try textOut(report) }
  return loaded
}
