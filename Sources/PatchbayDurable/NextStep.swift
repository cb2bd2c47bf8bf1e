/// What to do about an action that cannot begin or go on. Where that is a choice of the library, programs in Swift and in C
/// name it differently.
package enum NextStep: Hashable, Sendable {
  case skipBadRows
  /// There is no such action, and it may not begin.
  case begin
  /// There are other actions.
  case beginBeside
  /// The file is empty.
  case restoreOrBegin
  case adopt
  /// One that is said alike everywhere.
  case words(String)

  var inSwift: String {
    switch self {
    case .skipBadRows: "correct the list, or set `skipsBadRows` to begin without these contacts"
    case .begin: "check the name of the file and the `action` of the rules, or let the action begin"
    case .beginBeside:
      "to go on with one of them, name it as `action` in the rules; to begin another one, open with `beginning: .beside`"
    case .restoreOrBegin:
      "restore it from a backup; if it never had anything, delete it, or open with `beginning: .beside`"
    case .adopt: "open with `adopts: true` and the contact list to go on with them"
    case .words(let words): words
    }
  }
}
