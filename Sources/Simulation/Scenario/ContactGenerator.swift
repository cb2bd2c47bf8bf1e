public import Campaign

extension ContactColumns {
  /// Makes up a contact list. It depends on the seed alone, so all replications, and two rule files that are compared,
  /// meet the same contacts.
  ///
  /// - Parameters:
  ///   - members: how many members take part.
  ///   - tag: the number of a tag by its name.
  public static func generate(
    _ wanted: GeneratedContacts, seed: UInt64, members: Int, fieldCount: Int = 0, tag: (String) -> TagID
  ) -> ContactColumns {
    let chance = Chance(seed: seed, replication: 0)
    let tags = wanted.tags.map { (id: tag($0.tag), share: $0.share.value) }
    var columns = ContactColumns(fieldCount: fieldCount)
    columns.reserve(wanted.count)
    var carried: [TagID] = []
    for number in 0..<max(0, wanted.count) {
      let luck = UInt64(number)
      carried.removeAll(keepingCapacity: true)
      for (place, tag) in tags.enumerated()
      where chance.unit(luck, .tags, UInt32(truncatingIfNeeded: place)) < tag.share {
        carried.append(tag.id)
      }
      var arrival = ContactArrival(contact: .unknown)
      if wanted.knownToMember.value > 0, members > 0 {
        let (known, who) = chance.pair(luck, .acquaintance, 0)
        if known < wanted.knownToMember.value {
          arrival.lastTeamMember = MemberID(UInt16(clamping: bucket(who.bitPattern, of: members)))
        }
      }
      columns.append(arrival, luck: luck, tags: carried, values: EmptyCollection())
    }
    return columns
  }
}

/// Spreads keys evenly over `count` buckets so that one bucket more takes an even share from each and moves nothing else:
/// Lamping and Veach, "A fast, minimal memory, consistent hash algorithm", 2014. A joining member changes whom few know.
func bucket(_ key: UInt64, of count: Int) -> Int {
  var key = key
  var found = 0
  var next = 0.0
  while next < Double(count) {
    found = Int(next)
    key = key &* 2_862_933_555_777_941_757 &+ 1
    next = Double(found + 1) * (0x1p31 / Double((key &>> 33) + 1))
  }
  return found
}
