internal import PatchbayDurable
internal import PatchbayHeader
internal import PatchbayKit
internal import Synchronization

/// The object behind the handle of a state file, which one thread uses at a time.
final class StateHandle: OpenHandle, @unchecked Sendable {
  // INVARIANT: used only by the thread that has the turn. Nil once it is closed.
  private var action: DurableAction?
  private let turn = Mutex(())

  init(_ action: consuming DurableAction) { self.action = consume action }

  /// Calls with the action while no other thread does.
  func call<Result>(
    _ body: (inout DurableAction) throws(StateFileError) -> Result
  ) throws(Failure) -> Result {
    try turn.withLock { _ throws(Failure) in
      guard var open = action.take() else { throw Self.closed }
      do throws(StateFileError) {
        let result = try body(&open)
        action = consume open
        return result
      } catch {
        action = consume open
        throw Failure(error)
      }
    }
  }

  func close() throws(Failure) {
    try turn.withLock { _ throws(Failure) in
      guard let open = action.take() else { throw Self.closed }
      do throws(StateFileError) { try open.close() } catch { throw Failure(error) }
    }
  }

  private static let closed = Failure(Int(PATCHBAY_NO_ACTION), "`state` was closed, expected what `patchbay_open` gave")
}

extension Failure {
  init(_ error: StateFileError) {
    let status =
      switch error.reason {
      case .inUse: PATCHBAY_IN_USE
      case .missing: PATCHBAY_NO_FILE
      case .notWritable, .disk, .other: PATCHBAY_FILE_FAILED
      case .notBegun, .otherActions: PATCHBAY_NOT_BEGUN
      case .badRows, .badList: PATCHBAY_BAD_LIST
      case .otherList, .contactsNeeded: PATCHBAY_OTHER_CONTACTS
      case .otherRules: PATCHBAY_OTHER_RULES
      case .membersGone: PATCHBAY_MEMBERS_GONE
      case .otherEffects, .otherVersion: PATCHBAY_OTHER_VERSION
      case .notAStateFile, .damaged: PATCHBAY_BAD_STATE
      case .tooLong: PATCHBAY_TOO_LONG
      @unknown default: PATCHBAY_FILE_FAILED
      }
    self.init(Int(status), error.message + (error.step.map { "; " + $0.inC } ?? ""))
  }
}

extension NextStep {
  /// As a program in C says it.
  fileprivate var inC: String {
    switch self {
    case .skipBadRows:
      "correct the list, or add PATCHBAY_SKIP_BAD_ROWS to `options` to begin without these contacts"
    case .begin: "check `file` and the `action` of the rules, or leave out PATCHBAY_RESUME to begin the action"
    case .beginBeside:
      "to go on with one of them, name it as `action` in the rules; to begin another one, add PATCHBAY_NEW_ACTION to `options`"
    case .restoreOrBegin:
      "restore it from a backup; if it never had anything, delete it, or add PATCHBAY_NEW_ACTION to `options`"
    case .adopt: "add PATCHBAY_ADOPT to `options` and give the contact list to go on with them"
    case .words(let words): words
    }
  }
}
