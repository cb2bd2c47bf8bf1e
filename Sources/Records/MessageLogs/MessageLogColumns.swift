package import Campaign
package import Diagnostics
internal import Text

/// What the columns of a message log mean: a table with a row for each message, as texting platforms export it.
package struct MessageLogColumns: Sendable {
  /// What a row says, each in a column of its own.
  enum Meaning: String, CaseIterable {
    /// The id or the phone of the contact.
    case contact
    /// Whether the contact wrote the message, or got it.
    case direction
    case at
    /// Who sent it, for messages to contacts.
    case member
    case text
    /// What became of a message to a contact.
    case status

    var isRequired: Bool {
      switch self {
      case .contact, .direction, .at: true
      case .member, .text, .status: false
      }
    }
  }

  /// The header of each column that was named.
  private(set) var headers: [Meaning: String] = [:]

  private static let names = Meaning.allCases.map(\.rawValue)

  private init() {}

  /// The columns of a program's export of messages; nil where they are not known.
  package init?(of profile: ListProfile) {
    switch profile {
    case .spoke:
      headers = [
        .contact: "contactNumber", .direction: "isFromContact", .at: "attemptedAt", .member: "assignmentId",
        .text: "text", .status: "sendStatus",
      ]
    case .van, .mailchimp, .actionNetwork, .civicrm: return nil
    }
  }

  /// Takes what `--columns` says of the log, and leaves what it says of the contact list.
  ///
  /// - Parameter arguments: the values of `--columns`; without those that are taken.
  /// - Returns: nil where nothing is said of a log.
  package static func take(from arguments: inout [String]) throws(Failure) -> MessageLogColumns? {
    var columns = MessageLogColumns()
    var rest: [String] = []
    for argument in arguments {
      var others: [String] = []
      for piece in pieces(of: argument) {
        let sign = piece.firstIndex(of: "=") ?? piece.endIndex
        guard sign < piece.endIndex, let meaning = Meaning(rawValue: String(piece[..<sign])) else {
          others.append(
            piece.contains(",") && sign < piece.endIndex
              ? "\(piece[...sign])\"\(piece[piece.index(after: sign)...])\"" : piece)
          continue
        }
        let header = String(piece[piece.index(after: sign)...])
        if header.isEmpty {
          throw Failure(
            "`--columns \(meaning.rawValue)=` names no column", help: "write the header of the column after `=`")
        }
        if let other = columns.headers.updateValue(header, forKey: meaning), other != header {
          throw Failure(
            "`--columns` names two columns \(quoted(meaning.rawValue)): \(quotedList([other, header], "and"))",
            help: "keep the one that is meant")
        }
      }
      if !others.isEmpty { rest.append(others.joined(separator: ",")) }
    }
    arguments = rest
    if columns.headers.isEmpty { return nil }
    if let missing = Meaning.allCases.first(where: { $0.isRequired && columns.headers[$0] == nil }) {
      throw Failure(
        "`--columns` does not say which column of the log is \(quoted(missing.rawValue))",
        help: "name all of them, as in `--columns contact=phone,direction=direction,at=sent_at,member=texter,text=body`"
      )
    }
    return columns
  }
}
