internal import Campaign
internal import Journal
internal import Records

extension JournalFile {
  /// Notes those of a list of opt outs whom neither an action nor an earlier list has said to have opted out. What the list no longer
  /// has opts no one in.
  func say(_ list: OptedOutList) throws {
    if list.isEmpty { return }
    let said = try said().map { SaidOptOut($0) }
    var known = Set(said.inForce.map(\.person))
    // A list that is given again does not undo what was undone since.
    for old in said where old.action == nil { known.insert(old.person) }
    try say(
      list.people.map { SaidOptOut(phone: $0.phone, id: $0.id, by: OptOutWord.file.rawValue) }
        .filter { known.insert($0.person).inserted }.map(\.row))
  }
}
