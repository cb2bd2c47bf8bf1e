internal import Campaign
public import Diagnostics
internal import Zones

/// What is wrong with a row that is valid by itself, in few enough bytes for a list of any size; the message is worked
/// out on request, by `Directory.problem`.
///
/// INVARIANT: beside the row it holds all that the message depends on, so that equal problems of a row read alike.
public struct RowProblem: Hashable, Sendable {
  let kind: Kind

  init(_ kind: Kind) { self.kind = kind }

  enum Kind: Hashable, Sendable {
    // The row is lost.
    case phoneTooLong(digits: Int)
    case tooManyTags, tooManyZones, tooManyContacts
    case duplicate(of: ContactID)
    /// Another row about one person, where phones are the ids.
    case samePerson(as: ContactID)
    // The row is taken.
    /// Minutes ahead of UTC.
    case zoneWithoutDaylightTime(minutes: Int, hasStandIn: Bool)
    case unknownZone(hasStandIn: Bool)
    case cutExtension, unusablePhone, phoneSaysOptOut
    /// A total, or the foot of a page.
    case total
    case samePhone(as: ContactID)
    case stranger
    case hiddenCharacter
    /// An id with spaces around it, or the first of a list that a spreadsheet took for a number.
    case unlikelyID
    /// In other words than `Opt Out`.
    case likeOptOut(tag: String)
  }

  /// Whether it depends on who takes part.
  package var isAboutTeam: Bool { kind == .stranger }

  /// An error where a contact is lost with the row.
  public var severity: Severity {
    switch kind {
    case .phoneTooLong, .tooManyTags, .tooManyZones, .tooManyContacts, .duplicate: .error
    case .samePerson, .zoneWithoutDaylightTime, .unknownZone, .cutExtension, .unusablePhone, .phoneSaysOptOut, .total,
      .samePhone, .stranger, .hiddenCharacter, .unlikelyID, .likeOptOut:
      .warning
    }
  }
}

extension Directory {
  /// What is wrong with a row, in words.
  public func problem(_ problem: RowProblem, _ row: Int, of block: ContactBlock) -> RecordProblem {
    let words = words(for: problem.kind, row, of: block)
    assert(words.severity == problem.severity, "a problem is counted as what it says it is")
    return words
  }

  private func words(for kind: RowProblem.Kind, _ row: Int, of block: ContactBlock) -> RecordProblem {
    switch kind {
    case .phoneTooLong(let digits): tooLongPhone(digits, row, of: block)
    case .tooManyTags: tooManyTags(row, of: block)
    case .tooManyZones: tooManyZones(row, of: block)
    case .tooManyContacts: tooManyContacts(row, of: block)
    case .duplicate(let first): duplicate(first, row, of: block)
    case .samePerson(let first): samePerson(first, row, of: block)
    case .zoneWithoutDaylightTime(let minutes, let hasStandIn):
      zoneWithoutDaylightTime(FixedZone(minutes: minutes), hasStandIn: hasStandIn, row, of: block)
    case .unknownZone(let hasStandIn): unknownZone(hasStandIn: hasStandIn, row, of: block)
    case .cutExtension: cutExtension(row, of: block)
    case .unusablePhone: unusablePhone(row, of: block)
    case .phoneSaysOptOut: block.phoneOptOut(row)
    case .total: total(row, of: block)
    case .samePhone(let first): samePhone(first, row, of: block)
    case .stranger: stranger(row, of: block)
    case .hiddenCharacter: hiddenCharacter(row, of: block)
    case .unlikelyID: unlikelyID(row, of: block)
    case .likeOptOut(let tag): block.likeOptOut(tag, row)
    }
  }
}
