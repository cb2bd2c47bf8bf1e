import Campaign

/// The tags of all contacts in one column, as a stream's reader leaves them: sorted numbers, those of rules first.
struct Contacts {
  private(set) var tags: [TagID] = []
  private(set) var starts = [0]

  init(_ path: String, _ policy: RoutingPolicy) {
    var numbers: [ArraySlice<UInt8>: TagID] = [:]
    for (number, tag) in policy.tags.enumerated() { numbers[Array(tag.utf8)[...]] = TagID(UInt32(number)) }
    for line in lines(path) {
      var carried: [TagID] = []
      for tag in line.split(separator: UInt8(ascii: ",")) {
        let number = numbers[tag] ?? TagID(UInt32(numbers.count))
        numbers[tag] = number
        carried.append(number)
      }
      tags += carried.sorted()
      starts.append(tags.count)
    }
  }

  var count: Int { starts.count - 1 }
}

/// The recipients of all contacts in one column.
struct Answers {
  var members: [MemberID]
  var starts: [Int]

  init(contacts: Int) {
    members = Array(repeating: .nobody, count: contacts * 64)
    starts = Array(repeating: 0, count: contacts + 1)
  }

  /// A line for each contact: its recipients joined by commas, or `DEFAULT`.
  func text(_ policy: RoutingPolicy) -> [UInt8] {
    var text: [UInt8] = []
    for contact in 0..<starts.count - 1 {
      let names = members[starts[contact]..<starts[contact + 1]].map { policy.team[$0.index].key }
      text += (names.isEmpty ? "DEFAULT" : names.joined(separator: ",")).utf8
      text.append(UInt8(ascii: "\n"))
    }
    return text
  }
}
