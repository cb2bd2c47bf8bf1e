// Events that are values, taken in process as a program that embeds the rules takes them.
//
//   kit RULES.yaml CONTACTS EVENTS
//
// Adds contacts, then takes events: first texts, replies, responses. Prints one JSON line. Contacts and rules are not timed.
import Glibc
import PatchbayKit

let arguments = CommandLine.arguments
guard arguments.count == 4, let contacts = Int(arguments[2]), let events = Int(arguments[3]), contacts > 0, events > 0,
  let file = fopen(arguments[1], "rb")
else {
  print("usage: kit RULES.yaml CONTACTS EVENTS")
  exit(2)
}
try run(contents(file), contacts: contacts, events: events)

/// A function, because globals are slow to reach.
func run(_ text: [UInt8], contacts: Int, events: Int) throws {
  let rules = try Rules(yaml: text, named: "rules.yaml")
  var action = ContactAction(rules)
  let ids = (0..<contacts).map { "contact\($0)" }
  for (number, id) in ids.enumerated() {
    action.add(Contact(id, tags: number % 3 == 0 ? ["Donor", "Spanish"] : ["VIP"]))
  }
  let members = rules.members
  var (effects, routed) = (0, 0)
  let start = seconds()
  for number in 0..<events {
    let contact = ids[number * 7919 % contacts]
    let event: Event =
      switch number % 4 {
      case 0: .send(by: members[number / 4 % members.count])
      case 1, 2: .reply(from: contact, "tell me more")
      default: .respond(by: members[number % members.count], to: contact)
      }
    for effect in action.take(event, at: Timestamp(milliseconds: 1_772_463_600_000 + Int64(number))) {
      effects += 1
      if case .routed = effect { routed += 1 }
    }
  }
  let time = seconds() - start
  let before = seconds()
  let saved = action.saved()
  let restored = try ContactAction(restoring: saved, rules)
  let going = seconds() - before
  guard restored.stats == action.stats, routed > 0 else { exit(1) }
  print(
    "{\"events\":\(events),\"seconds\":\(time),\"events_per_second\":\(Double(events) / time),\"effects\":\(effects),"
      + "\"saved_bytes\":\(saved.count),\"save_and_restore_seconds\":\(going)}")
}

func contents(_ file: UnsafeMutablePointer<FILE>) -> [UInt8] {
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var block = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = fread(&block, 1, block.count, file)
    if count == 0 { return bytes }
    bytes += block[..<count]
  }
}

func seconds() -> Double {
  var now = timespec()
  clock_gettime(CLOCK_MONOTONIC, &now)
  return Double(now.tv_sec) + Double(now.tv_nsec) * 1e-9
}
