// Routing decisions through the real graph, for a list of contacts in memory whose tags are numbers already.
//
//   decisions RULES.yaml TAGS.txt EXPECTED.txt REPETITIONS
//
// Prints one JSON line. Only the walks are timed, with their recipients copied out; the answers are compared with the
// expected ones afterwards. `Floor/decisions.cpp` is the same without a graph.
import Campaign
import Glibc
import Routing

let arguments = CommandLine.arguments
guard arguments.count == 5, let repetitions = Int(arguments[4]), repetitions > 0 else {
  fail("usage: decisions RULES.yaml TAGS.txt EXPECTED.txt REPETITIONS")
}
run(rules: arguments[1], tags: arguments[2], expected: arguments[3], repetitions: repetitions)

/// A function, because globals are slow to reach.
func run(rules: String, tags: String, expected: String, repetitions: Int) {
  let start = seconds()
  let graph = graph(of: rules)
  let compiled = seconds() - start
  let contacts = Contacts(tags, graph.policy)
  var answers = Answers(contacts: contacts.count)
  var recipients = Recipients()
  let times = (0..<repetitions).map { _ in
    let start = seconds()
    decide(graph, contacts, &recipients, &answers)
    return seconds() - start
  }
  let nanoseconds = times.sorted()[repetitions / 2] / Double(contacts.count) * 1e9
  let correct = answers.text(graph.policy) == contents(expected)
  print(
    "{\"way\":\"graph\",\"decisions\":\(contacts.count),\"ns\":\(nanoseconds),\"correct\":\(correct),"
      + "\"rules_ms\":\(compiled * 1e3)}")
  if !correct { exit(1) }
}

func decide(_ graph: DecisionGraph, _ contacts: Contacts, _ recipients: inout Recipients, _ answers: inout Answers) {
  let facts = UntouchedContact(selectedCount: graph.policy.selectedCount)
  var nobody = NoRecorder()
  var written = 0
  contacts.tags.withUnsafeBufferPointer { tags in
    contacts.starts.withUnsafeBufferPointer { starts in
      answers.members.withUnsafeMutableBufferPointer { members in
        answers.starts.withUnsafeMutableBufferPointer { answerStarts in
          for contact in 0..<starts.count - 1 {
            answerStarts[contact] = written
            let run = UnsafeBufferPointer(rebasing: tags[starts[contact]..<starts[contact + 1]])
            let end = graph.walkReply(facts, tags: run, recipients: &recipients, recorder: &nobody)
            guard case .recipients = end.settlement else { continue }
            for member in recipients.members {
              members[written] = member
              written += 1
            }
          }
          answerStarts[starts.count - 1] = written
        }
      }
    }
  }
}

func seconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
