import Campaign

/// Contacts who were not texted, by what keeps them from it.
package struct UnsentTexts: Sendable, Equatable {
  /// Opted out, or a later row with the same phone.
  package var neverTextable = 0
  package var underReview = 0
  package var outsideHours = 0
  /// A member has the text.
  package var given = 0
  /// No one has it.
  package var open = 0
}

extension RoutingState {
  package var unsentTexts: UnsentTexts {
    var counts = UnsentTexts()
    let isOpenEverywhere = (0..<clocks.count).allSatisfy {
      clocks.takesFirstTexts(ClockID(UInt16(truncatingIfNeeded: $0)))
    }
    for (index, flags) in contacts.flags.enumerated() where !flags.contains(.sent) {
      if !flags.isDisjoint(with: [.optedOut, .getsNoFirstText]) {
        counts.neverTextable += 1
      } else if flags.contains(.underReview) {
        counts.underReview += 1
      } else if !isOpenEverywhere && !takesFirstText(ContactID(UInt32(truncatingIfNeeded: index))) {
        counts.outsideHours += 1
      } else if contacts.assignee[index].isSomebody {
        counts.given += 1
      } else {
        counts.open += 1
      }
    }
    return counts
  }
}
