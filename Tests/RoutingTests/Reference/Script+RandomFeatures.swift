extension Script {
  /// Events that only campaigns with these features have.
  func featureEvent(_ contact: String, _ features: Features, _ dice: inout Dice) -> ScriptEvent? {
    if features.contains(.deliveries) && dice.roll(2) == 0 {
      let status = Delivery.allCases[dice.roll(6) % 5 % 3]
      let sent = events.compactMap { if case .send(_, let contact?) = $0.event { contact } else { nil } }
      let about = sent.isEmpty || dice.roll(3) == 0 ? contact : sent[dice.roll(sent.count)]
      return .delivery(about, status, code: status == .undelivered && dice.roll(2) == 0 ? "30003" : nil)
    }
    if features.contains(.optOutsElsewhere) && dice.roll(3) == 0 {
      return .elsewhere(contact, optsIn: dice.roll(3) == 0)
    }
    return nil
  }
}
