/// How the text of a contact list is encoded, where its first bytes do not say.
public enum ListEncoding: String, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case utf16 = "utf-16"
  /// What spreadsheets of western Windows write as "CSV".
  case windows1252 = "windows-1252"
  case latin1 = "iso-8859-1"
  /// What spreadsheets on a Mac write as "CSV (Macintosh)", and older ones as "CSV".
  case macintosh
}
