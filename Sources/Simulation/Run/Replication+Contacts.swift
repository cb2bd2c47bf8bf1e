import Campaign
import Routing

// Contacts.
extension Replication {
  mutating func scheduleArrival(_ index: Int, after previous: UInt64) {
    guard index < plan.contacts.count else { return }
    let draw = chance.unit(plan.contacts.luck(of: index), .arrival, 0)
    guard let moment = plan.arrivals.moment(of: index, after: previous, draw), moment >= agenda.now else { return }
    agenda.schedule(.arrival, UInt32(truncatingIfNeeded: index), after: moment - agenda.now)
  }

  mutating func arrive(_ index: Int) {
    var zones = zonesToCome
    plan.contacts.withArrival(index, at: clock, zones: &zones) { take($0) }
    zonesToCome = zones
    scheduleArrival(index + 1, after: agenda.now)
  }

  mutating func reply(_ contact: ContactID, isOptOut: Bool) {
    var text = isOptOut ? ContactHabits.optOut : ContactHabits.nothing
    let habit = plan.habits.habit(of: contact)
    if !isOptOut, !plan.habits.behaviours[habit].words.isEmpty {
      text = plan.habits.text(habit, chance.unit(plan.contacts.luck(of: contact.index), .words, turns[contact.index]))
    }
    let reading = plan.habits.texts[text].reading
    plan.habits.texts[text].tags.withUnsafeBufferPointer { tags in
      _ = take(TimedEvent(at: clock, event: .reply(contact, reading, nil), tags: tags), text: text)
    }
  }

  /// Decides what follows from a text that begins or takes up a conversation: nothing, a reply or an opt-out, and perhaps a click.
  ///
  /// - Parameter number: 0 for the first text.
  mutating func react(toText contact: ContactID, number: Int) {
    planFollowUp(to: contact)
    let luck = plan.contacts.luck(of: contact.index)
    let habit = plan.habits.habit(of: contact)
    let number = UInt32(truncatingIfNeeded: number)
    // What never arrives takes its turn, too.
    let wait = channel?.wait(at: agenda.now) ?? 0
    if let filtered = channel?.filtered, filtered > 0, chance.unit(luck, .filtered, number) < filtered { return }
    // Whom an earlier text has brought to answer does not answer this one as well.
    if !isReached(contact) || followUps?.isAnswered(contact) == true { return }
    let answer = chance.pair(luck, .outcome, number).1
    let reply = plan.habits.behaviours[habit].reply.value
    if answer < reply {
      answerLater(contact, habit, .reply, after: wait)
      followUps?.noteAnswer(contact)
    } else if answer < reply + plan.habits.behaviours[habit].optOut.value {
      answerLater(contact, habit, .optOutReply, after: wait)
      followUps?.noteAnswer(contact)
    }
    let click = plan.habits.behaviours[habit].click.value
    if number == 0, click > 0, chance.unit(luck, .click, 0) < click {
      let delay = plan.habits.behaviours[habit].delay.length(chance.pair(luck, .click, 1))
      agenda.schedule(.click, contact.rawValue, after: awakeTime(of: contact, delay, after: wait))
    }
  }

  /// Whether a contact's texts arrive, as far as carriers let them through.
  func isReached(_ contact: ContactID) -> Bool {
    let arrival = chance.unit(plan.contacts.luck(of: contact.index), .outcome, 0)
    return arrival >= plan.habits.behaviours[plan.habits.habit(of: contact)].undelivered.value
  }

  mutating func react(toResponse contact: ContactID) {
    let habit = plan.habits.habit(of: contact)
    let continues = plan.habits.behaviours[habit].continues
    if chance.unit(plan.contacts.luck(of: contact.index), .conversation, turns[contact.index]) < continues {
      answerLater(contact, habit, .reply)
    }
  }

  /// - Parameter wait: how long it takes until the text comes.
  private mutating func answerLater(
    _ contact: ContactID, _ habit: Int, _ kind: Agenda.Kind, after wait: UInt64 = 0
  ) {
    let draws = chance.pair(plan.contacts.luck(of: contact.index), .replyDelay, turns[contact.index])
    let delay = plan.habits.behaviours[habit].delay.length(draws)
    agenda.schedule(kind, contact.rawValue, after: awakeTime(of: contact, delay, after: wait))
  }

  /// From now until a text has come and its contact was awake for so long: delays stand still while contacts sleep.
  private func awakeTime(of contact: ContactID, _ delay: UInt64, after wait: UInt64) -> UInt64 {
    guard let awakeHours else { return wait + delay }
    return wait + awakeHours.wait(delay, from: agenda.now + wait, in: plan.contacts.listed[contact.index].zone)
  }
}
