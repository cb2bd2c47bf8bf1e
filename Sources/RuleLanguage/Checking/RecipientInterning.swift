import Campaign

/// The sets of members that rules send to, each kept once: rules that send to the same people share one array, and two
/// sets are the same when their numbers are.
struct RecipientInterning {
  private(set) var sets: [[MemberID]] = []
  private var numbers: [[MemberID]: Int] = [:]
  private var ofMember: [Int: Int] = [:]
  private var ofList: [Int: Int] = [:]

  /// - Parameter members: in order, each once.
  mutating func number(of members: [MemberID]) -> Int {
    if let known = numbers[members] { return known }
    let number = sets.count
    numbers[members] = number
    sets.append(members)
    return number
  }

  /// The set of one member or one list, if it was requested before.
  func known(_ recipient: Recipient) -> Int? {
    switch recipient {
    case .member(let member): ofMember[member]
    case .list(let list): ofList[list]
    }
  }

  mutating func keep(_ number: Int, for recipient: Recipient) {
    switch recipient {
    case .member(let member): ofMember[member] = number
    case .list(let list): ofList[list] = number
    }
  }
}
