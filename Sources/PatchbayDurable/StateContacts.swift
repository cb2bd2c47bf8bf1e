internal import Diagnostics
internal import Interpreting
public import PatchbayKit
internal import Records

/// The contact list that an action in a state file begins with.
public struct StateContacts: Sendable {
  /// The whole list, as it is in its file.
  public var bytes: [UInt8]
  /// How it is written.
  public var format: ContactListFormat
  /// What problems call the list, such as its path.
  public var name: String
  /// Whether an action begins without the contacts of rows that cannot be read. What such a row says is left out whole, an opt out
  /// too.
  public var skipsBadRows: Bool

  /// - Parameters:
  ///   - bytes: the whole list.
  ///   - format: how it is written.
  ///   - name: what problems call it.
  ///   - skipsBadRows: whether an action may begin without what cannot be read.
  public init(
    _ bytes: [UInt8], as format: ContactListFormat, named name: String = "contacts", skipsBadRows: Bool = false
  ) {
    self.bytes = bytes
    self.format = format
    self.name = name
    self.skipsBadRows = skipsBadRows
  }

  func load(into interpreter: Interpreter, _ rules: Rules) throws -> ContactListReport {
    let action = ContactAction(asking: interpreter, rules, at: StreamPosition())
    return try bytes.withUnsafeBytes { bytes in
      try action.load(BorrowedByteReader(bytes), as: format, named: name)
    }
  }
}
