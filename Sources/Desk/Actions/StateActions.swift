import Desk
import Diagnostics
import Journal
import PatchbayKit
import Text

/// The contact actions of a state file, for who looks at them. A run may be taking events meanwhile.
struct StateActions {
  private let file: JournalFile
  private let path: String
  /// In the order in which they began; at least one.
  let names: [String]

  init(_ path: String) throws(Failure) {
    self.path = path
    do throws(JournalError) {
      file = try JournalFile.open(path, for: .reading)
      FilesInUse.add(stateFile: path)
      names = try file.actions()
    } catch { throw Self.failure(error, path) }
    if names.isEmpty { throw Failure("there is no contact action in \(quoted(path)) yet") }
  }

  /// The names of those that are wanted: the one that is named, or all.
  func chosen(_ name: String?) throws(Failure) -> [String] {
    guard let name else { return names }
    if let found = names.first(where: { $0 == name }) { return [found] }
    throw Failure(
      "there is no contact action \(quoted(name)) in \(quoted(path))",
      help: didYouMean(suggest(name, among: names)) ?? "it has \(quotedList(names, "and"))")
  }

  func open(_ name: String) throws -> RecordedAction {
    do {
      let action = try RecordedAction(name, in: file, check: { try Interruption.check() })
      guard let action else { throw Failure("there is no contact action \(quoted(name)) in \(quoted(path))") }
      return action
    } catch { throw explained(error) }
  }

  /// Says what is wrong with the state file in the words of the program.
  func explained(_ error: any Error) -> any Error {
    switch error {
    case let error as JournalError: Self.failure(error, path)
    case let error as DurableError: Failure(error, path)
    default: error
    }
  }

  /// Whoever reads makes no file.
  private static func failure(_ error: JournalError, _ path: String) -> Failure {
    var failure = Failure(error, path)
    if error == .notAJournal || error == .otherApplication { failure.help = "name the file of a `route --state`" }
    return failure
  }
}
