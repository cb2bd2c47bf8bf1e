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

  /// The set of one member or one list, whose members are asked for the first time only.
  mutating func number(of recipient: Recipient, members: () -> [MemberID]) -> Int {
    switch recipient {
    case .member(let member):
      if let known = ofMember[member] { return known }
      let number = number(of: members())
      ofMember[member] = number
      return number
    case .list(let list):
      if let known = ofList[list] { return known }
      let number = number(of: members())
      ofList[list] = number
      return number
    }
  }
}

/// What makes two tag rules the same.
struct RuleIdentity: Hashable {
  let condition: Condition
  /// The number of the set of recipients.
  let recipients: Int
}
