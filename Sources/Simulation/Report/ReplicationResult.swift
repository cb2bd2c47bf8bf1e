public import Campaign
import Routing

/// The results of one replication.
public struct ReplicationResult: Sendable {
  /// Waits in milliseconds, rising.
  package let firstResponseWaits: [UInt32]
  package let replyWaits: [UInt32]
  /// How many of them were open when the run ended, and so are longer than measured.
  package let openFirstWaits: Int
  package let openWaits: Int
  /// How many replies arrived in each number of inboxes.
  package let fanOut: [UInt32]
  /// By member of the team; nil for a member who was never there.
  package let utilisation: [Double?]
  /// By member of the team: which of the scenario's ways to work is theirs, as an index of `TeamBehaviour.all`.
  package let kinds: [UInt16]
  /// When the last first text was sent, if all were sent.
  package let timeToSendList: UInt64?
  package let needsAttention: Level
  package let queue: Level
  package let claimsExpired: Int
  /// In the order of `UnsentReason`.
  package let unsent: [Int]
  package let events: Int
  package let curves: [Curve.Name: [Double?]]
  /// By member of the team; nil for a member who never took part.
  package let members: [MemberCounts?]
  public let totals: TotalCounts
  /// All waits, however they ended, and the integral of the number waiting: by Little's law the two are equal.
  package let waited: UInt64
  package let waitingArea: UInt64
  /// False when the run had more events than an agenda can number.
  public let isWhole: Bool

  /// The level of a count over a run, after the warm-up.
  package struct Level: Hashable, Sendable {
    /// Over time.
    package let mean: Double
    package let peak: Int

    package init(mean: Double, peak: Int) {
      self.mean = mean
      self.peak = peak
    }
  }

  package init(
    firstResponseWaits: [UInt32], replyWaits: [UInt32], openFirstWaits: Int, openWaits: Int, fanOut: [UInt32],
    utilisation: [Double?], kinds: [UInt16], timeToSendList: UInt64?, needsAttention: Level, queue: Level,
    claimsExpired: Int, unsent: [Int], events: Int, curves: [Curve.Name: [Double?]], members: [MemberCounts?],
    totals: TotalCounts, waited: UInt64, waitingArea: UInt64, isWhole: Bool
  ) {
    self.firstResponseWaits = firstResponseWaits
    self.replyWaits = replyWaits
    self.openFirstWaits = openFirstWaits
    self.openWaits = openWaits
    self.fanOut = fanOut
    self.utilisation = utilisation
    self.kinds = kinds
    self.timeToSendList = timeToSendList
    self.needsAttention = needsAttention
    self.queue = queue
    self.claimsExpired = claimsExpired
    self.unsent = unsent
    self.events = events
    self.curves = curves
    self.members = members
    self.totals = totals
    self.waited = waited
    self.waitingArea = waitingArea
    self.isWhole = isWhole
  }
}

/// Why a contact was not texted in a run.
public enum UnsentReason: String, Sendable, CaseIterable {
  /// The contact did not join the list before the end.
  case notArrived = "not_arrived"
  /// Opted out, or a later row with the same phone.
  case neverTextable = "never_textable"
  case underReview = "under_review"
  case outsideHours = "outside_hours"
  /// Assigned to a member who did not get to it.
  case waiting
  /// Not assigned, and every member has as many first texts as the rules allow.
  case capReached = "cap_reached"
  /// Not assigned: no member got to it in time.
  case unassigned
}

extension Replication {
  func result() -> ReplicationResult {
    let totals = engine.state.counts
    let measured = plan.until - min(plan.warmUp, plan.until)
    func level(_ gauge: Gauge) -> ReplicationResult.Level {
      ReplicationResult.Level(mean: measured == 0 ? 0 : Double(gauge.area) / Double(measured), peak: gauge.peak)
    }
    return ReplicationResult(
      firstResponseWaits: measures.firstResponseWaits.sorted(), replyWaits: measures.replyWaits.sorted(),
      openFirstWaits: measures.openFirstWaits, openWaits: measures.openWaits, fanOut: measures.fanOut,
      utilisation: desks.indices.map { workingTime.utilisation($0) },
      kinds: plan.kinds.kind, timeToSendList: hasSentAll(totals) ? measures.lastSentAt : nil,
      needsAttention: level(measures.needsAttention), queue: level(measures.queue),
      claimsExpired: measures.claimsExpired, unsent: unsent(), events: accepted, curves: curves(),
      members: desks.indices.map { index in
        let member = MemberID(UInt16(truncatingIfNeeded: index))
        return plan.shiftPlan.takesPart[index] && engine.state.hasRow(member) ? engine.state.counts(of: member) : nil
      },
      totals: totals, waited: measures.waited, waitingArea: measures.needsAttention.steps.reduce(0, &+),
      isWhole: !agenda.isOverfull)
  }

  private func hasSentAll(_ totals: TotalCounts) -> Bool {
    totals.sent > 0 && totals.waiting == 0 && totals.unassigned == 0 && totals.contacts == plan.contacts.count
  }

  /// By reason.
  private func unsent() -> [Int] {
    let state = engine.state
    let texts = state.unsentTexts
    return UnsentReason.allCases.map { reason in
      switch reason {
      case .notArrived: plan.contacts.count - state.contactCount
      case .neverTextable: texts.neverTextable
      case .underReview: texts.underReview
      case .outsideHours: texts.outsideHours
      case .waiting: texts.given
      case .capReached: state.isEverybodyCapped ? texts.open : 0
      case .unassigned: state.isEverybodyCapped ? 0 : texts.open
      }
    }
  }

  private func curves() -> [Curve.Name: [Double?]] {
    let steps = measures.steps
    func width(_ position: Int) -> Double {
      Double(min(UInt64(position + 1) * steps.width, plan.until) - UInt64(position) * steps.width)
    }
    func average(_ gauge: Gauge) -> [Double?] { gauge.steps.indices.map { Double(gauge.steps[$0]) / width($0) } }
    return [
      .needsAttention: average(measures.needsAttention), .queueLength: average(measures.queue),
      .replyWait: measures.waitSums.indices.map { position in
        measures.waitCounts[position] == 0
          ? nil : Double(measures.waitSums[position]) / Double(measures.waitCounts[position])
      },
      .sent: measures.sent.indices.map { Double(measures.sent[$0]) * Double(Milliseconds.hour.count) / width($0) },
    ]
  }
}
