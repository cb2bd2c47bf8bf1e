/// Why a state file cannot be used.
///
/// The file's name is not part of it: the code that shows the error knows the name and how to quote it.
public enum JournalError: Error, Equatable, Sendable {
  /// Another run writes to the file, and did so until the time to wait was over.
  case busy
  /// Waiting was called off.
  case cancelled
  case missing
  /// The file cannot be made, because there is no folder for it.
  case folderMissing
  case isFolder
  /// A pipe, a device or a socket.
  case notAFile
  /// The system said no; its own words.
  case unreachable(reason: String)
  /// The file or its folder may not be written to.
  case readOnly
  /// A run was stopped before it could tidy up, and this one may not write beside the file to read on.
  case leftOpen
  case diskFull
  /// Reading or writing failed half way; the system's words.
  case brokenDevice(reason: String)
  /// The name leads to another file now, or to none.
  case replaced
  /// The bytes are not an SQLite database, or are one without a journal.
  case notAJournal
  case otherApplication
  /// The file has no bytes, or none that a run wrote.
  case empty
  /// The file is a header alone: what was written stood in a log beside it, which is gone.
  case logMissing
  /// Written by an earlier version of this program, whose files this one does not read.
  case olderFormat(found: Int, known: Int)
  /// Written by a later version of this program.
  case newerFormat(found: Int, known: Int)
  /// What is stored contradicts itself; where.
  case damaged(part: String)
  case actionExists(name: String)
  /// More bytes than one row can hold.
  case tooLarge(part: String, bytes: Int, limit: Int)
  /// The log has other batches than its writer believes, or a batch does not follow the last one.
  case outOfOrder(expected: String, found: String)
  /// The journal was closed.
  case closed
  /// A mistake in this module; what SQLite said.
  case unexpected(reason: String)
}

extension JournalError {
  /// What was read is not what was written.
  static func notAsWritten(_ part: String) -> JournalError { .damaged(part: part + " is not as it was written") }

  /// One sentence about the file `name`, which is shown as it is given.
  public func message(naming name: String, quote: (String) -> String = { "`" + $0 + "`" }) -> String {
    switch self {
    case .busy: "\(name) is in use by another run"
    case .cancelled: "waiting for \(name) was called off"
    case .missing: "there is no state file \(name)"
    case .folderMissing: "the state file \(name) cannot be made: there is no such folder"
    case .isFolder: "\(name) is a folder, not a state file"
    case .notAFile: "\(name) is a device or a pipe, not a state file"
    case .unreachable(let reason): "cannot open the state file \(name): \(reason)"
    case .readOnly: "the state file \(name) may not be written to"
    case .leftOpen: "the last run on \(name) was stopped half way, and what it left cannot be read without writing"
    case .diskFull: "the disk has no room left for the state file \(name)"
    case .brokenDevice(let reason): "the state file \(name) could not be read or written: \(reason)"
    case .replaced: "the state file \(name) was moved, removed or replaced while it was in use"
    case .notAJournal: "\(name) is not a state file"
    case .otherApplication: "\(name) is the database of another program"
    case .empty: "\(name) is empty: nothing was ever written to it, or what it had is lost"
    case .logMissing: "\(name) is empty: what it had stood in its `-wal` file, which is missing"
    case .olderFormat(let found, let known):
      "\(name) has format \(found), written by an earlier version; this one reads format \(known)"
    case .newerFormat(let found, let known):
      "\(name) has format \(found), written by a later version; this one knows formats up to \(known)"
    case .damaged(let part): "the state file \(name) is damaged: \(part)"
    case .actionExists(let action): "\(name) already has a contact action \(quote(action))"
    case .tooLarge(let part, let bytes, let limit):
      "\(part) of \(bytes) bytes is too large for \(name), which takes at most \(limit)"
    case .outOfOrder(let expected, let found): "\(name) should go on with \(expected), not with \(found)"
    case .closed: "\(name) was closed"
    case .unexpected(let reason): "the state file \(name) could not be used: \(reason)"
    }
  }

  /// The next step.
  public var help: String {
    switch self {
    case .busy: "wait until the other run has ended, or name another state file"
    case .cancelled: "run the command again"
    case .missing: "check the name; the first run of `route --state` makes the file"
    case .folderMissing: "make the folder, or check the path"
    case .isFolder: "name a file in it"
    case .notAFile: "name an ordinary file on a local disk"
    case .unreachable: "check the name and who may read and write there"
    case .readOnly: "allow writing to the file and to its folder, or name another state file"
    case .leftOpen: "open it once from an account that may write to the file and to its folder"
    case .diskFull: "make room and run the command again; everything taken so far is kept"
    case .replaced: "put the file that was opened back; what was reported as taken is in it"
    case .brokenDevice:
      "look at the disk, and at what `ulimit -f` allows, then run the command again; what was reported as taken is kept"
    case .notAJournal, .otherApplication: "name the file that an earlier run wrote, or one that does not exist yet"
    case .empty: "restore it from a backup; if it never had anything, delete it, or begin in it with `--new-action`"
    case .logMissing: "put the `-wal` file back beside it; if no run on it ever printed anything, delete it"
    case .olderFormat:
      "finish its contact actions with the version of the program that wrote it; begin new ones in another state file"
    case .newerFormat: "use the version of the program that wrote it, or a later one"
    case .damaged: "restore the file from a backup, with its `-wal` file if there is one"
    case .actionExists: "go on with that contact action, or choose another name"
    case .tooLarge: "give shorter lines or smaller files"
    case .outOfOrder: "open the state file again; another run may have written to it"
    case .closed: "open the state file again"
    case .unexpected: "this is an error in the program; please report it with the message above"
    }
  }
}
