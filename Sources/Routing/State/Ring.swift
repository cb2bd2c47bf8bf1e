import Campaign

/// Whose turn it is. A member who is chosen moves to the end; one who is passed over keeps their place; one who joins
/// enters at the end.
///
/// If weights differ, turns go by smooth weighted round robin instead, and the order stays: every member who could have
/// been chosen gains their weight, and the one who has the most is chosen and pays what all of them gained.
///
/// Where the turn goes to whoever has the fewest open conversations, the ring decides among equals, and weights do not count.
///
/// Whoever has room for any conversation is eligible, and their gains are not written down turn by turn: they are what they had, and
/// their weight for each turn since. So members of one weight keep their places among each other while they gain, and the next one is
/// the best of the winners of each weight.
struct Ring: Sendable {
  // What each turn asks stands first: of a thousand rings, each comes from far away.
  /// By member: the seat, and `noSeat` for those who have none. Empty where members have too great numbers.
  let seats: [UInt8]
  /// By seat: where the member stands, smallest first; negative for those who do not.
  private(set) var ranks: [Int64]
  private(set) var isWeighted = false
  private var nextRank: Int64 = 0
  private var eligibleCount = 0
  /// Who may stand in it, in declaration order. A member's place here is their seat.
  let members: [MemberID]
  /// By seat: what the member has saved up; of those who are eligible, what they would have had before the first turn.
  private var saved: [Int64]
  private(set) var isEligible: [Bool]
  /// The turn goes to whoever has the fewest open conversations.
  private let isLeastOpen: Bool
  /// By seat: how many conversations that need attention the member has; empty where that does not count, or where everyone is asked.
  private var open: [Int32] = []
  /// How many turns were taken by weight.
  private var turns: Int64 = 0
  /// The sum of the weights of those who are eligible.
  private var eligibleWeight: Int64 = 0
  /// How many weights those who stand in it have.
  private var standingClasses = 0
  /// Empty where no reply step asks for turns.
  private var classes: [WeightClass] = []
  /// By seat: the class, and the place in it.
  private var classOfSeat: [(class: UInt16, place: UInt16)] = []

  /// - Parameters:
  ///   - members: all who may ever stand in it.
  ///   - order: who stands in it, whose turn is next first.
  ///   - weights: of the whole team; nil where no one asks for turns.
  ///   - eligible: by member.
  ///   - isLeastOpen: the turn goes to whoever has the fewest open conversations.
  ///   - mostAsked: up to how many members are all asked for what they have open, each time.
  init(
    of members: [MemberID], _ order: [MemberID], weights: [Int]?, eligible: [Bool], isLeastOpen: Bool = false,
    mostAsked: Int = Self.mostAsked
  ) {
    self.members = members.sorted()
    seats = Self.seats(of: self.members)
    ranks = Array(repeating: -1, count: members.count)
    saved = Array(repeating: 0, count: members.count)
    isEligible = Array(repeating: false, count: members.count)
    self.isLeastOpen = isLeastOpen
    if isLeastOpen, members.count > mostAsked { open = Array(repeating: 0, count: members.count) }
    if let weights { classify(isLeastOpen ? weights.map { _ in 1 } : weights) }
    replace(order, credit: order.map { _ in 0 })
    setEligible(eligible)
  }

  /// What members have open changes several times an event, and is asked once in many: so few are asked sooner than counted.
  static let mostAsked = 128
  /// What members have open is to be told to it.
  var countsOpen: Bool { !open.isEmpty }
  private var asksEveryone: Bool { isLeastOpen && open.isEmpty }

  private mutating func classify(_ weights: [Int]) {
    var classOfWeight: [Int: Int] = [:]
    for member in members {
      let weight = weights[member.index]
      let number = classOfWeight[weight] ?? classes.count
      if number == classes.count {
        classOfWeight[weight] = number
        classes.append(WeightClass(weight: Int64(weight)))
      }
      classOfSeat.append((UInt16(truncatingIfNeeded: number), UInt16(truncatingIfNeeded: classes[number].seats.count)))
      classes[number].seats.append(Int32(truncatingIfNeeded: classOfSeat.count - 1))
    }
    for number in classes.indices { classes[number].makeRoom() }
  }

  /// The seat of someone who stands in the ring.
  func standingSeat(of member: MemberID) -> Int? { seat(of: member).flatMap { ranks[$0] >= 0 ? $0 : nil } }

  func weight(_ seat: Int) -> Int64 { classes[Int(classOfSeat[seat].class)].weight }

  func credit(_ seat: Int) -> Int64 {
    isEligible[seat] ? saved[seat] &+ turns &* weight(seat) : saved[seat]
  }

  private var standing: [Int] {
    ranks.indices.filter { ranks[$0] >= 0 }.sorted { ranks[$0] < ranks[$1] }
  }
  /// Who stands in it, whose turn is next first.
  var order: [MemberID] { standing.map { members[$0] } }
  /// What each has saved up, in the same order.
  var credit: [Int64] { standing.map { credit($0) } }

  /// - Parameter excluded: who is not eligible this time.
  func hasEligible(or others: [MemberID], except excluded: [MemberID] = []) -> Bool {
    if others.contains(where: { standingSeat(of: $0) != nil }) { return true }
    return eligibleCount > eligibleSeats(of: excluded).count
  }

  private func eligibleSeats(of members: [MemberID]) -> [Int] {
    members.compactMap { standingSeat(of: $0) }.filter { isEligible[$0] }
  }
}

// Turns.
extension Ring {
  /// Whose turn it is among those who are eligible.
  ///
  /// - Parameters:
  ///   - others: who is eligible this time, too.
  ///   - excluded: who is not.
  ///   - holders: who has the conversation that is to be given; for them it does not count as open.
  ///   - open: how many conversations that need attention a member has.
  func next(
    alsoEligible others: [MemberID], except excluded: [MemberID] = [], holders: [MemberID] = [],
    open: (MemberID) -> Int = { _ in 0 }
  ) -> MemberID? {
    var best: (credit: Int64, seat: Int)?
    func consider(_ seat: Int, isHolder: Bool = false) {
      let credit =
        isWeighted ? credit(seat) &+ weight(seat) : isLeastOpen ? (isHolder ? 1 : 0) - Int64(open(members[seat])) : 0
      if best.map({ credit > $0.credit || (credit == $0.credit && ranks[seat] < ranks[$0.seat]) }) ?? true {
        best = (credit, seat)
      }
    }
    if eligibleCount > 0 {
      let away = excluded.isEmpty ? [] : eligibleSeats(of: excluded)
      if asksEveryone {
        for seat in members.indices where isEligible[seat] && !away.contains(seat) { consider(seat) }
      }
      for number in classes.indices where !asksEveryone {
        if let seat = away.isEmpty ? classes[number].first : classes[number].first(except: away, beats: beats) {
          consider(seat)
        }
      }
    }
    if !holders.isEmpty {
      for seat in eligibleSeats(of: holders) where !excluded.contains(members[seat]) { consider(seat, isHolder: true) }
    }
    for other in others {
      if let seat = standingSeat(of: other) { consider(seat, isHolder: holders.contains(other)) }
    }
    return best.map { members[$0.seat] }
  }

  mutating func turn(to member: MemberID, alsoEligible others: [MemberID], except excluded: [MemberID] = []) {
    guard let chosen = standingSeat(of: member) else { return }
    if isWeighted {
      var paid = eligibleWeight
      turns &+= 1
      for other in others {
        guard let seat = standingSeat(of: other), !isEligible[seat] else { continue }
        saved[seat] &+= weight(seat)
        paid &+= weight(seat)
      }
      for seat in eligibleSeats(of: excluded) {
        saved[seat] &-= weight(seat)
        paid &-= weight(seat)
        refresh(seat)
      }
      saved[chosen] &-= paid
    } else {
      ranks[chosen] = nextRank
      nextRank += 1
    }
    if eligibleCount > 0, isEligible[chosen] { refresh(chosen) }
  }

  /// A member has room for any conversation now, or has no more.
  mutating func setEligible(_ member: MemberID, _ isEligible: Bool) {
    if let seat = standingSeat(of: member) { setEligible(seat, isEligible) }
  }

  /// - Parameter eligible: by member.
  mutating func setEligible(_ eligible: [Bool]) {
    for seat in members.indices where ranks[seat] >= 0 { setEligible(seat, eligible[members[seat].index]) }
  }

  private mutating func setEligible(_ seat: Int, _ isEligible: Bool) {
    guard !classes.isEmpty, isEligible != self.isEligible[seat] else { return }
    let credit = credit(seat)
    self.isEligible[seat] = isEligible
    saved[seat] = isEligible ? credit &- turns &* weight(seat) : credit
    eligibleCount += isEligible ? 1 : -1
    eligibleWeight += isEligible ? weight(seat) : -weight(seat)
    refresh(seat)
  }

  /// Plays the matches of a seat's class again that depend on it.
  private mutating func refresh(_ seat: Int) {
    guard !classes.isEmpty, !asksEveryone else { return }
    let (number, place) = classOfSeat[seat]
    let (ranks, saved, isWeighted) = (ranks, saved, isWeighted)
    if open.isEmpty {
      classes[Int(number)].set(Int(place), isPlaying: isEligible[seat]) { first, second in
        if isWeighted && saved[first] != saved[second] { return saved[first] > saved[second] }
        return ranks[first] < ranks[second]
      }
    } else {
      let open = open
      classes[Int(number)].set(Int(place), isPlaying: isEligible[seat]) { first, second in
        open[first] == open[second] ? ranks[first] < ranks[second] : open[first] < open[second]
      }
    }
  }

  /// Whether the first of two seats of one class comes before the second.
  private func beats(_ first: Int, _ second: Int) -> Bool {
    if isWeighted && saved[first] != saved[second] { return saved[first] > saved[second] }
    if !open.isEmpty && open[first] != open[second] { return open[first] < open[second] }
    return ranks[first] < ranks[second]
  }

  /// How many conversations that need attention a member has.
  mutating func setOpen(_ member: MemberID, _ count: Int) {
    guard !open.isEmpty, let seat = seat(of: member), open[seat] != Int32(clamping: count) else { return }
    open[seat] = Int32(clamping: count)
    refresh(seat)
  }
}

// Who stands in it.
extension Ring {
  mutating func enter(_ member: MemberID) {
    guard let seat = seat(of: member) else { return }
    remove(seat)
    saved[seat] = 0
    ranks[seat] = nextRank
    nextRank += 1
    countStanding(seat, by: 1)
  }

  mutating func remove(_ member: MemberID) {
    if let seat = standingSeat(of: member) { remove(seat) }
  }

  private mutating func remove(_ seat: Int) {
    guard ranks[seat] >= 0 else { return }
    setEligible(seat, false)
    ranks[seat] = -1
    countStanding(seat, by: -1)
  }

  /// Weights count where those of the members who stand in the ring differ.
  private mutating func countStanding(_ seat: Int, by step: Int) {
    guard !classes.isEmpty else { return }
    let number = Int(classOfSeat[seat].class)
    let wasThere = classes[number].standing > 0
    classes[number].standing += step
    if wasThere != (classes[number].standing > 0) { standingClasses += step }
    let differ = standingClasses > 1
    guard differ != isWeighted else { return }
    isWeighted = differ
    let ring = self
    for number in classes.indices { classes[number].playAll(beats: ring.beats) }
  }

  /// Puts others in their places, with what they have saved up. No one is eligible after that.
  ///
  /// - Returns: false where someone cannot stand in the ring, or would stand there twice.
  @discardableResult
  mutating func replace(_ order: [MemberID], credit: [Int64]) -> Bool {
    for seat in members.indices { remove(seat) }
    (nextRank, turns) = (0, 0)
    for (member, saved) in zip(order, credit) {
      guard let seat = seat(of: member), ranks[seat] < 0 else { return false }
      enter(member)
      self.saved[seat] = saved
    }
    return true
  }
}
