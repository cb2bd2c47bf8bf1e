/// How a contact list is written: what its columns mean and how its cells are to be read.
///
/// Rule files say it under `list:` and the command line by options. What is nil or empty is found out from the list.
public struct ListFormat: Hashable, Sendable {
  /// What columns were said to mean.
  public var columns: [NamedColumn]
  /// The program that the list was exported from.
  public var profile: ListProfile?
  /// What stands between the cells of a row.
  public var delimiter: ListDelimiter?
  /// Whether the phone of a contact is also its id.
  public var idFromPhone: Bool
  /// The country whose national form phones have, as two letters.
  public var country: String?
  /// What stands between the tags of a cell.
  public var tagSeparators: [UInt8]?
  /// How the text is encoded.
  public var encoding: ListEncoding?

  public init(
    columns: [NamedColumn] = [], profile: ListProfile? = nil, delimiter: ListDelimiter? = nil,
    idFromPhone: Bool = false, country: String? = nil, tagSeparators: [UInt8]? = nil, encoding: ListEncoding? = nil
  ) {
    self.columns = columns
    self.profile = profile
    self.delimiter = delimiter
    self.idFromPhone = idFromPhone
    self.country = country
    self.tagSeparators = tagSeparators
    self.encoding = encoding
  }

  /// Whether it says something that only a table has: cells, and several tags in one of them.
  public var isAboutTables: Bool { delimiter != nil || tagSeparators != nil }

  /// This format, and for what it does not say the other one.
  public func completed(by other: ListFormat) -> ListFormat {
    var whole = self
    let isIDNamed = columns.contains { $0.meaning == .id }
    whole.columns += other.columns.filter { column in
      if column.meaning == .id, idFromPhone { return false }
      return !columns.contains { column.header == $0.header || column.meaning != nil && column.meaning == $0.meaning }
    }
    whole.profile = profile ?? other.profile
    whole.delimiter = delimiter ?? other.delimiter
    whole.idFromPhone = idFromPhone || other.idFromPhone && !isIDNamed
    whole.country = country ?? other.country
    whole.tagSeparators = tagSeparators ?? other.tagSeparators
    whole.encoding = encoding ?? other.encoding
    return whole
  }
}

/// What the column with a certain header means.
public struct NamedColumn: Hashable, Sendable {
  /// Nil: the column is a field, whatever its header resembles.
  public var meaning: ContactColumn?
  /// As in the list, or in another spelling.
  public var header: String
  /// Whether the column says who may be texted, so that who has not agreed has opted out; its meaning is `optedOut`.
  public var isConsent: Bool

  public init(_ meaning: ContactColumn?, _ header: String, isConsent: Bool = false) {
    self.meaning = meaning
    self.header = header
    self.isConsent = isConsent
  }

  /// The word before `=` in `--columns`.
  public var word: String { isConsent ? Self.consentWord : meaning?.rawValue ?? Self.fieldsWord }
  /// The word for columns that say who may be texted.
  public static let consentWord = EffectKind.optedIn.rawValue
  /// The word for columns that are fields, whatever their headers resemble.
  public static let fieldsWord = "fields"
}

/// In which words the cells of a column about opt outs say who has opted out.
public enum OptOutWording: Hashable, Sendable {
  /// Yes or no, or a plain status such as `Unsubscribed` or the day of the opt out.
  case status
  /// Whether the contact may be texted. All but a plain yes is an opt out, also an empty cell.
  case consent
  /// What a program says of contacts who may be texted, in lower case. All else but an empty cell is an opt out.
  case program([String])
}

extension ContactColumn {
  /// Whether several columns of a list may have this meaning: a contact has the tags of all of them, and has opted out
  /// if one of them says so.
  public var mayBeSeveral: Bool {
    switch self {
    case .tags, .optedOut: true
    case .id, .name, .phone, .lastTeamMember, .assignedTo, .timeZone: false
    }
  }
}

/// What separates the cells of a table.
public enum ListDelimiter: String, Sendable, CaseIterable {
  case comma, tab, semicolon

  public var byte: UInt8 {
    switch self {
    case .comma: 0x2C
    case .tab: 0x09
    case .semicolon: 0x3B
    }
  }
}
