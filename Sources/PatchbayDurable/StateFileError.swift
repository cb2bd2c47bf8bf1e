internal import Comparing
internal import Desk
internal import Diagnostics
internal import Journal
public import PatchbayKit

/// Why an action in a state file cannot begin or go on.
public struct StateFileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kinds of reasons.
  @nonexhaustive public enum Reason: Hashable, Sendable {
    /// Another program takes events, or sends the notifications.
    case inUse
    /// There is no such file.
    case missing
    /// The file, its folder or the disk does not allow it.
    case notWritable
    /// The disk is full or fails, or the file was taken away while it was in use. What was taken is kept.
    case disk
    /// The file does not have the action, and it may not begin.
    case notBegun
    /// The file has other actions, by these names.
    case otherActions([String])
    /// The contact list has rows that cannot be read.
    case badRows(ContactListReport)
    /// The contact list cannot be read at all.
    case badList
    /// The contact list is not the one that the action began with.
    case otherList
    /// The rules were edited since; each change in a few words.
    case otherRules([String])
    /// Edited rules are adopted with the contact list only.
    case contactsNeeded
    /// Members who did or hold something and are not in the edited team.
    case membersGone([String])
    /// The events that the file has lead to other effects now: the time zones or the library are others.
    case otherEffects
    /// Another version of this library wrote the file.
    case otherVersion
    /// It is not a state file.
    case notAStateFile
    /// It is not as it was written.
    case damaged
    /// More than one call may have.
    case tooLong
    /// Something else; the description says what.
    case other
  }

  /// What kind of reason there is.
  public let reason: Reason
  /// What is wrong, in a sentence without a final period.
  public let message: String
  /// The next step.
  public var help: String? { step?.inSwift }
  package let step: NextStep?
  /// Both, for people.
  public var description: String { message + (help.map { "; " + $0 } ?? "") }

  private init(_ reason: Reason, _ message: String, _ step: NextStep?) {
    (self.reason, self.message, self.step) = (reason, message, step)
  }

  init(_ error: any Error, _ path: String) {
    switch error {
    case let error as StateFileError: self = error
    case let error as JournalError:
      let failure = Failure(error, path)
      self.init(Reason(error), failure.message, Self.step(error) ?? failure.help.map { NextStep.words($0) })
    case let error as DurableError:
      let failure = Failure(error, path)
      self.init(Reason(error), failure.message, Self.step(error) ?? failure.help.map { NextStep.words($0) })
    case let error as ContactListError: self.init(.badList, error.description, nil)
    case let error as Failure: self.init(.other, error.message, error.help.map { NextStep.words($0) })
    default: self.init(.other, "\(error)", nil)
    }
  }

  static func badRows(_ report: ContactListReport) -> StateFileError {
    StateFileError(
      .badRows(report), "rows of the contact list cannot be read, so the action does not begin: \(report.description)",
      .skipBadRows)
  }

  static func tooLong(_ bytes: Int) -> StateFileError {
    StateFileError(
      .tooLong, "\(bytes) bytes of events are too many for one call, which takes at most \(DurableAction.mostBytes)",
      .words("give them in pieces of whole lines"))
  }

  static func unreadable(_ path: String) -> StateFileError { StateFileError(DurableError.unreadable, path) }

  /// The next step where that of the program is one of its options, or a command.
  private static func step(_ error: DurableError) -> NextStep? {
    switch error {
    case .file(let error): step(error)
    case .notBegun: .begin
    case .otherActions: .beginBeside
    case .otherRules: .adopt
    case .otherState:
      .words("open it once with the contact list that it began with: the state is then made again from its events")
    case .listNeeded: .words("give the contact list: the rules may ask for what they did not ask for before")
    case .otherContacts, .unreadable:
      .words("use the version of the library that wrote it, or restore the file from a backup")
    case .otherEffects: .words("use the version of the library and the time zones of the program that took them")
    case .otherList, .listTooLate, .membersGone, .otherStream: nil
    }
  }

  private static func step(_ error: JournalError) -> NextStep? {
    switch error {
    case .empty: .restoreOrBegin
    case .busy: .words("wait until the other program is done with it, or name another state file")
    case .cancelled: .words("open it again")
    case .missing: .words("check the name; who opens it first, and may begin there, makes the file")
    case .diskFull: .words("make room and open it again; everything taken so far is kept")
    case .brokenDevice: .words("look at the disk, then open it again; what was told as taken is kept")
    case .logMissing:
      .words("put the `-wal` file back beside it; if nothing was ever told as taken, delete it")
    case .olderFormat:
      .words("finish its contact actions with the version of the library that wrote it; begin new ones in another file")
    case .newerFormat: .words("use the version of the library that wrote it, or a later one")
    case .unexpected: .words("this is an error in the library; please report it with the message above")
    case .folderMissing, .isFolder, .notAFile, .unreachable, .readOnly, .leftOpen, .replaced, .notAJournal,
      .otherApplication, .damaged, .actionExists, .tooLarge, .outOfOrder, .closed:
      nil
    }
  }
}

extension StateFileError.Reason {
  init(_ error: DurableError) {
    self =
      switch error {
      case .file(let error): Self(error)
      case .notBegun: .notBegun
      case .otherActions(_, let others, _): .otherActions(others)
      case .otherList, .listTooLate: .otherList
      case .otherRules(let changes): .otherRules(changes.map(\.phrase))
      case .listNeeded: .contactsNeeded
      case .otherContacts, .unreadable, .otherState: .otherVersion
      case .membersGone(let members): .membersGone(members)
      case .otherEffects: .otherEffects
      case .otherStream: .other
      }
  }

  init(_ error: JournalError) {
    self =
      switch error {
      case .busy, .cancelled, .outOfOrder: .inUse
      case .missing, .folderMissing: .missing
      case .unreachable, .readOnly, .leftOpen: .notWritable
      case .diskFull, .brokenDevice, .replaced: .disk
      case .isFolder, .notAFile, .notAJournal, .otherApplication: .notAStateFile
      case .olderFormat, .newerFormat: .otherVersion
      case .damaged, .logMissing, .empty: .damaged
      case .tooLarge: .tooLong
      case .actionExists, .closed, .unexpected: .other
      }
  }
}
