internal import Campaign
public import Comparing
public import Journal
internal import Records

/// Why a contact action in a state file cannot go on.
public enum DurableError: Error {
  /// The file itself.
  case file(JournalError)
  /// The action has not begun, and only one that has was wanted.
  case notBegun(String)
  /// The action has not begun, and the file has others: their names, and those that began with the same contact list.
  case otherActions(String, others: [String], withThisList: [String])
  /// The contact list is not the one that the action began with.
  case otherList
  /// The action began without a contact list.
  case listTooLate
  /// The rules decide otherwise than those of the state file; how.
  case otherRules([RuleChange])
  /// Edited rules can be taken over only beside the contact list that the action began with.
  case listNeeded
  /// The contacts of the list and the log are not those of the state.
  case otherContacts
  /// Members, by their keys, who did or hold something and are not in the edited team any more.
  case membersGone([String])
  /// Neither snapshot of the file is one, or the rules in it are none.
  case unreadable
  /// Both snapshots are whole, and another version of the program wrote them. The contact list and the log have all that they
  /// came of.
  case otherState
  /// Taking the events again leads elsewhere than it did: the time zones of this machine are others, or the program is.
  case otherEffects(line: Int)
  /// A line of the stream is not the one that was taken before.
  case otherStream(line: Int)

  /// The contact list is not the one that an action began with, if it began with one.
  static func otherList(than basis: Basis) -> DurableError {
    basis.listDigest == Fingerprint.ofNothing.bytes ? .listTooLate : .otherList
  }
}

/// The texts of rules: the rule file and the roster it names, as they were read; and what command lines said beside them.
public struct RuleTexts: Sendable {
  public var file: Basis.Document
  public var roster: Basis.Document?
  /// How the contact list is written; nil in files of versions that did not keep it.
  var list: ListFormat?

  public init(file: Basis.Document, roster: Basis.Document? = nil) {
    self.file = file
    self.roster = roster
  }

  init?(_ documents: [Basis.Document]) {
    var documents = documents
    var list: ListFormat?
    if documents.count > 1, let said = documents.last.flatMap({ SaidFormat($0) }) {
      list = said.format
      documents.removeLast()
    }
    guard let file = documents.first, documents.count <= 2 else { return nil }
    self.init(file: file, roster: documents.dropFirst().first, list: list)
  }

  private init(file: Basis.Document, roster: Basis.Document?, list: ListFormat?) {
    self.init(file: file, roster: roster)
    self.list = list
  }

  var documents: [Basis.Document] {
    [file] + (roster.map { [$0] } ?? []) + (list.map { [SaidFormat($0).document] } ?? [])
  }
}
