internal import Interpreting
internal import Journal
internal import Records
internal import Routing

// The whole state, kept from time to time.
extension DurableAction {
  /// Keeps the whole state, if taking the events again would take longer than reading it.
  ///
  /// - Parameter isEnd: the stream has ended. Amid it, the state is written less often, so that most writing is of events.
  public func saveIfWorthIt(isEnd: Bool = true) throws {
    // The names may have come to know some of a line that was not taken.
    if isCut || interpreter.directory.isAmidObject { return }
    // Reading a state is some ten times as fast as taking as many bytes of events.
    let (least, share) = isEnd ? (1 << 18, 8) : (4 << 20, 1)
    guard unsaved > least, unsaved > snapshotSize / share else { return }
    try save()
  }

  public func save() throws {
    noteSaved(try log.saveSnapshot(savedRun, covering: batches))
  }

  /// The whole state, for the state file. What goes on over lines and has not ended is not in it, and so not in this action either: who goes
  /// on from the file finds the same.
  var savedRun: SnapshotSource {
    interpreter.directory.forgetOpenText()
    return SavedRun.source(interpreter.directory, position, interpreter.engine.state)
  }

  func noteSaved(_ size: Int) {
    unsaved = 0
    snapshotSize = size
  }
}
