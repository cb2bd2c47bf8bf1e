extension Script {
  /// What kind of campaign this is: how many contacts share phones, how restless the team is, how fast time passes.
  struct Habits {
    var phones: Int
    /// One contact of so many is pinned.
    var pins: Int
    var contacts: Int
    var beginning: Int
    var longestGap: Int
    /// One event of so many happens on the quarter of an hour.
    var onTheQuarter: Int
    /// One event of so many comes late.
    var lateOnes: Int
    /// What comes often in this campaign.
    var subject: Subject
    /// One reply of so many has a phrase to review.
    var reviews: Int
    /// How often each kind of event comes.
    var weights: [Int]

    /// What rules use.
    var features: Features = []

    /// A day in summer, or the days before the clocks change.
    static let beginnings = [1_780_000_000_000, 1_772_900_000_000, 1_793_450_000_000]

    enum Subject: CaseIterable { case everything, reassigning, reviews, optingIn, reports, turns }

    init(_ dice: inout Dice) {
      phones = [4, 12, 1000][dice.roll(3)]
      pins = [2, 8, 8][dice.roll(3)]
      contacts = [3, 8, 15][dice.roll(3)]
      beginning = Self.beginnings[dice.roll(3)] + dice.roll(Zone.day)
      onTheQuarter = [1, 12, 12][dice.roll(3)]
      longestGap = 2 + dice.roll(Script.gaps.count - 1)
      lateOnes = [8, 1_000_000, 1_000_000][dice.roll(3)]
      subject = Subject.allCases[dice.roll(Subject.allCases.count)]
      reviews = 9
      weights = [
        8, 1, 4, 10, 4, 18, 8,  // contact publish start send sendOne reply respond
        1, 1, 3, 3, 2, 2, 3, 2, 3,  // keyword optOut away back join leave tag untag resolve
        3, 1, 1, 2, 4, 1,  // report reopen click optIn reassign notify
      ]
      for place in weights.indices {
        switch dice.roll(6) {
        case 0: weights[place] = weights[place] / 3
        case 1: weights[place] *= 3
        default: break
        }
      }
      weights[5] += 1
      turnToSubject(&dice)
    }

    /// Several kinds of events come together, so that they meet in every order.
    private mutating func turnToSubject(_ dice: inout Dice) {
      switch subject {
      case .everything: break
      case .reassigning: raise([20: 16, 11: 4, 12: 5, 6: 8])
      case .reviews:
        raise([16: 7, 15: 4, 6: 8, 8: 3, 20: 3])
        reviews = 2
      case .optingIn:
        raise([7: 5, 8: 4, 19: 12, 16: 4, 15: 4])
        phones = [3, 5, 12][dice.roll(3)]
        reviews = 5
      case .turns:
        // Little else happens: a turn shows only when everyone's place counts.
        for place in weights.indices { weights[place] /= 3 }
        raise([0: 16, 5: 30, 9: 9, 10: 9])
        contacts = 30
      case .reports: raise([16: 14, 6: 8, 13: 4, 17: 3, 9: 5])
      }
    }

    /// Replies come and are seldom answered, so that clocks run out and someone has many that wait.
    mutating func live(_ features: Features, _ dice: inout Dice) {
      self.features = features
      raise([0: 8, 5: 24])
      if dice.roll(2) == 0 { weights[6] = 1 }
      if features.contains(.atOnce) { raise([13: 10, 14: 4]) }
      if features.contains(.answersFirst) { raise([2: 6, 3: 10]) }
      if features.contains(.deliveries) { raise([3: 10, 4: 8]) }
      if features.contains(.shifts) { raise([9: 5, 10: 5]) }
      if dice.roll(2) == 0 { onTheQuarter = 2 }
      // Few of them last days, in which everything runs out.
      if features.contains(.timeOuts) { longestGap = min(longestGap, 4 + dice.roll(5)) }
    }

    private mutating func raise(_ least: [Int: Int]) {
      for place in weights.indices { weights[place] = max(weights[place], least[place] ?? 0) }
    }
  }
}
