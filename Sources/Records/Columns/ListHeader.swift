package import Campaign

/// What the columns of a table mean, found out once for its header.
package final class ListHeader: Sendable {
  /// In the order of the table.
  package let columns: [ReadColumn]
  /// What is to be said about them, errors included.
  let remarks: [HeaderRemark]
  /// Whether the phone of a contact is also its id.
  package let idFromPhone: Bool
  /// What separates the cells.
  package let delimiter: UInt8
  /// Where each column is among the cells of a table.
  let places: [Int]
  /// How many cells a row has, and how many at least.
  let width: Int
  /// Whether one object lacks a key that says who may be texted, so that its contact has not agreed.
  let lacksConsent: Bool
  var leastCells: Int { places.last.map { $0 + 1 } ?? 0 }

  /// That of a list that has none.
  static let none = ListHeader(columns: [], delimiter: ListDelimiter.comma.byte)

  init(
    columns: [ReadColumn], remarks: [HeaderRemark] = [], idFromPhone: Bool = false, delimiter: UInt8,
    places: [Int] = [], width: Int = 0, lacksConsent: Bool = false
  ) {
    self.columns = columns
    self.remarks = remarks
    self.idFromPhone = idFromPhone
    self.delimiter = delimiter
    self.places = places
    self.width = width
    self.lacksConsent = lacksConsent
  }
}

/// A column of a table.
package struct ReadColumn: Sendable, Equatable {
  package let header: String
  /// Nil: it is a field.
  package var meaning: ContactColumn?
  package var basis: Basis
  /// In which words a column about opt outs says it; nil: yes or no.
  package var wording: OptOutWording?

  /// Whether a yes in it allows texts, or would, so far as its header shows.
  package var isConsent: Bool {
    wording == .consent || basis == .unclear(.optedOut) && ContactColumn.isAboutAgreement(HeaderName(header))
  }

  /// Why the column has this meaning.
  package enum Basis: Sendable, Equatable {
    /// It has the name that the column has in Patchbay, or is a field like any other.
    case name
    /// It was said to have it.
    case told
    /// The profile says so.
    case profile(ListProfile)
    /// It has the name of the column in another spelling.
    case spelling
    /// It has a name that other programs give to the column.
    case otherName
    /// It may be this column, and someone has to say so.
    case unclear(ContactColumn)
    /// It could be this column, but another one is.
    case passedOver(ContactColumn)
  }
}

/// Something to say about a header.
struct HeaderRemark: Sendable, Equatable {
  let reason: RecordFault.Reason
  /// The cell that it is about.
  var cell = 0
  let message: String
  var help: String?
  /// The next step where a case is read, which has no options.
  var helpInCase: String?
}
