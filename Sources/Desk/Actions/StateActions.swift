package import Diagnostics
internal import Journal
internal import Text

/// The contact actions of a state file, to look at. A run may be taking events meanwhile.
package struct StateActions {
  let file: JournalFile
  private let path: String
  private let progress: any Progress
  /// In the order in which they began; at least one.
  package let names: [String]

  /// - Parameter progress: may ask to stop while an action is made again out of its log.
  package init(_ path: String, progress: any Progress = NoProgress()) throws(Failure) {
    self.path = path
    self.progress = progress
    do throws(JournalError) {
      file = try JournalFile.open(path, for: .reading)
      names = try file.actions()
    } catch { throw Self.failure(error, path) }
    if names.isEmpty { throw Failure("there is no contact action in \(quoted(path)) yet") }
  }

  /// The names of those that are wanted: the one that is named, or all.
  package func chosen(_ name: String?) throws(Failure) -> [String] {
    guard let name else { return names }
    if let found = names.first(where: { $0 == name }) { return [found] }
    throw Failure(
      "there is no contact action \(quoted(name)) in \(quoted(path))",
      help: didYouMean(suggest(name, among: names)) ?? "it has \(quotedList(names, "and"))")
  }

  /// The name of the one that is wanted, where there may be several.
  package func only(_ name: String?) throws(Failure) -> String {
    let names = try chosen(name)
    guard names.count == 1 else {
      throw Failure(
        "\(quoted(path)) has \(counted(names.count, "contact action"))",
        help: "name one with `--action`: \(quotedList(names, "or"))")
    }
    return names[0]
  }

  package func open(_ name: String) throws -> RecordedAction {
    do {
      let action = try RecordedAction(name, in: file, check: { [progress] in try progress.check() })
      guard let action else { throw Failure("there is no contact action \(quoted(name)) in \(quoted(path))") }
      return action
    } catch { throw explained(error) }
  }

  /// Says what is wrong with the state file in the words of the program.
  package func explained(_ error: any Error) -> any Error {
    switch error {
    case let error as JournalError: Self.failure(error, path)
    case let error as DurableError: Failure(error, path)
    default: error
    }
  }

  /// A command that only reads does not create a file.
  private static func failure(_ error: JournalError, _ path: String) -> Failure {
    var failure = Failure(error, path)
    if error == .notAJournal || error == .otherApplication { failure.help = "name the file of a `route --state`" }
    if error == .empty { failure.help = "restore it from a backup, or name the file of a `route --state`" }
    return failure
  }
}
