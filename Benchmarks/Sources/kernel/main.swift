// The simulator's bare kernel: its event queue, its clock of whole milliseconds and its keyed draws, in the closed queue of
// `Floor/events.cpp`.
//
//   kernel CUSTOMERS CYCLES
//
// Prints one JSON line. One unit of the floor's time is a second here.
import Glibc
import Simulation

let arguments = CommandLine.arguments
guard arguments.count == 3, let customers = UInt32(arguments[1]), let cycles = Int(arguments[2]), customers > 0 else {
  print("usage: kernel CUSTOMERS CYCLES")
  exit(2)
}
run(customers: customers, cycles: cycles)

/// A function, because globals are slow to reach.
func run(customers: UInt32, cycles: Int) {
  let (arrival, departure): (UInt32, UInt32) = (0, 1)
  let servers = 102
  let thinking = RandomDuration.Shape.exponential(mean: 1_000_000)
  let service = RandomDuration.Shape.exponential(mean: 1_000)
  let chance = Chance(seed: 42, replication: 0)

  let start = seconds()
  var queue = EventQueue(capacity: Int(customers) + 1)
  var draws = [UInt32](repeating: 0, count: Int(customers))
  var arrived = [UInt64](repeating: 0, count: Int(customers))
  var line = [UInt32](repeating: 0, count: Int(customers))  // a ring
  var (head, waiting, busy, served, events) = (0, 0, 0, 0, 0)
  var waited: UInt64 = 0
  var scheduled: UInt64 = 0
  func push(_ kind: UInt32, _ customer: UInt32, at moment: UInt64) {
    queue.push(QueuedEvent(key: moment << 32 | scheduled & 0xFFFF_FFFF, subject: customer, kind: kind))
    scheduled &+= 1
  }
  func draw(_ shape: RandomDuration.Shape, _ purpose: Purpose, _ customer: UInt32) -> UInt64 {
    let number = draws[Int(customer)]
    draws[Int(customer)] = number &+ 1
    return UInt64(shape.quantile(chance.unit(UInt64(customer), purpose, number)).rounded())
  }
  for customer in 0..<customers { push(arrival, customer, at: draw(thinking, .replyDelay, customer)) }
  while served < cycles, let event = queue.pop() {
    events += 1
    let now = event.key >> 32
    let customer = event.subject
    if event.kind == arrival {
      if busy < servers {
        busy += 1
        push(departure, customer, at: now + draw(service, .handling, customer))
      } else {
        arrived[Int(customer)] = now
        let tail = head + waiting
        line[tail >= line.count ? tail - line.count : tail] = customer
        waiting += 1
      }
    } else {
      served += 1
      push(arrival, customer, at: now + draw(thinking, .replyDelay, customer))
      if waiting > 0 {
        let next = line[head]
        head = head + 1 == line.count ? 0 : head + 1
        waiting -= 1
        waited += now - arrived[Int(next)]
        push(departure, next, at: now + draw(service, .handling, next))
      } else {
        busy -= 1
      }
    }
  }
  let time = seconds() - start
  let wait = Double(waited) / Double(served) / 1_000
  print("{\"events\":\(events),\"seconds\":\(time),\"events_per_second\":\(Double(events) / time),\"mean_wait\":\(wait)}")
}

func seconds() -> Double {
  var now = timespec()
  clock_gettime(CLOCK_MONOTONIC, &now)
  return Double(now.tv_sec) + Double(now.tv_nsec) * 1e-9
}
