internal import PatchbayHeader
internal import PatchbayKit
internal import Synchronization

/// What a program of C holds by a pointer.
class OpenHandle: @unchecked Sendable {}

/// The object behind an opaque handle: a contact action that one thread uses at a time.
final class Handle: OpenHandle, @unchecked Sendable {
  // INVARIANT: used only by the thread that has the turn.
  private var action: ContactAction
  /// Effects for which there was no memory for a text: they come with the next ones.
  var untold: [UInt8]?
  private let rules: Rules
  private let turn = Mutex(())

  init(_ action: consuming ContactAction, _ rules: Rules) {
    self.action = action
    self.rules = rules
  }

  /// Calls with the action while no other thread does.
  ///
  /// - Throws: the failure of the call, and that there is no memory for any.
  func call<Result>(_ body: (inout ContactAction) throws(Failure) -> Result) throws(Failure) -> Result {
    try turn.withLock { _ throws(Failure) in
      guard Memory.hasRoom(for: action.memoryToGoOn) else { throw Failure.noMemory }
      return try body(&action)
    }
  }

  /// Begins anew with a contact list, if nothing has happened yet.
  func begin(
    with list: UnsafeRawBufferPointer, as format: ContactListFormat
  ) throws(Failure) -> ContactListReport? {
    try turn.withLock { _ throws(Failure) in
      guard Memory.hasRoom(for: action.memoryToGoOn) else { throw Failure.noMemory }
      guard action.eventCount == 0, action.stats.totals.contacts == 0 else {
        throw Failure(
          Int(PATCHBAY_HAS_BEGUN), "the action has contacts or has taken events; give it further contacts as events")
      }
      var report: ContactListReport?
      do throws(ContactListError) {
        action = try ContactAction(rules, contacts: list.bytes, as: format, report: { report = $0 })
      } catch {
        switch error {
        case .outOfMemory: throw Failure.noMemory
        case .columns, .unreadable: throw Failure(Int(PATCHBAY_BAD_LIST), error.description)
        @unknown default: throw Failure(Int(PATCHBAY_BAD_LIST), error.description)
        }
      }
      return report
    }
  }

  /// Takes over from another action.
  func adopt(_ old: Handle) throws(Failure) -> AdoptionReport {
    if self === old {
      throw Failure(Int(PATCHBAY_BAD_ARGUMENT), "an action cannot adopt itself: load the edited rules first")
    }
    // One order for all threads, so that none waits for another that waits for it.
    let isFirst = Unmanaged.passUnretained(self).toOpaque() < Unmanaged.passUnretained(old).toOpaque()
    let (first, second) = isFirst ? (self, old) : (old, self)
    return try first.turn.withLock { _ throws(Failure) in
      try second.turn.withLock { _ throws(Failure) in
        guard Memory.hasRoom(for: old.action.memoryToGoOn) else { throw Failure.noMemory }
        do throws(AdoptionError) {
          return try action.adopt(old.action)
        } catch {
          let status =
            switch error {
            case .hasBegun: PATCHBAY_HAS_BEGUN
            case .otherContacts: PATCHBAY_OTHER_CONTACTS
            case .membersGone: PATCHBAY_MEMBERS_GONE
            @unknown default: PATCHBAY_OTHER_CONTACTS
            }
          throw Failure(Int(status), error.description)
        }
      }
    }
  }
}

/// The handles that are in use, by their addresses: what is not among them is not looked at.
enum Handles {
  private static let live = Mutex<Set<UInt>>([])

  static func add(_ handle: OpenHandle) -> OpaquePointer {
    let pointer = OpaquePointer(Unmanaged.passRetained(handle).toOpaque())
    _ = live.withLock { $0.insert(UInt(bitPattern: pointer)) }
    return pointer
  }

  /// The action behind a handle, which stays until the call ends, even if another thread frees it meanwhile.
  static func find(_ pointer: OpaquePointer?, _ name: String = "action") throws(Failure) -> Handle {
    guard let pointer else {
      throw Failure(Int(PATCHBAY_NO_ACTION), "`\(name)` is NULL, expected what `patchbay_load` gave")
    }
    guard let found = living(pointer) as? Handle else {
      throw Failure(
        Int(PATCHBAY_NO_ACTION), "`\(name)` is not a contact action, or was freed, expected what `patchbay_load` gave")
    }
    return found
  }

  /// The state file behind a handle.
  static func state(_ pointer: OpaquePointer?) throws(Failure) -> StateHandle {
    guard let pointer else {
      throw Failure(Int(PATCHBAY_NO_ACTION), "`state` is NULL, expected what `patchbay_open` gave")
    }
    guard let found = living(pointer) as? StateHandle else {
      throw Failure(
        Int(PATCHBAY_NO_ACTION), "`state` is not a state file, or was closed, expected what `patchbay_open` gave")
    }
    return found
  }

  /// The rules behind the handle of a preview.
  static func preview(_ pointer: OpaquePointer?) throws(Failure) -> PreviewHandle {
    guard let pointer else {
      throw Failure(Int(PATCHBAY_NO_ACTION), "`preview` is NULL, expected what `patchbay_preview_load` gave")
    }
    guard let found = living(pointer) as? PreviewHandle else {
      throw Failure(
        Int(PATCHBAY_NO_ACTION), "`preview` is none, or was freed, expected what `patchbay_preview_load` gave")
    }
    return found
  }

  private static func living(_ pointer: OpaquePointer) -> OpenHandle? {
    live.withLock { live in
      live.contains(UInt(bitPattern: pointer))
        ? Unmanaged<OpenHandle>.fromOpaque(UnsafeRawPointer(pointer)).takeUnretainedValue() : nil
    }
  }

  static func remove(_ pointer: OpaquePointer?) {
    guard let pointer else { return }
    let isLive = live.withLock { $0.remove(UInt(bitPattern: pointer)) != nil }
    if isLive { Unmanaged<OpenHandle>.fromOpaque(UnsafeRawPointer(pointer)).release() }
  }
}
