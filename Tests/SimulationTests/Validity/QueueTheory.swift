/// A system whose number of requests goes up and down by one, in balance: the probability of every number, from the rates alone.
///
/// All models of a row of servers are of this kind, so one routine gives the exact values for all of them. It shares nothing with the
/// simulator: no draws, no events, and arithmetic of its own.
struct BirthDeath {
  /// By the number of requests in the system, as far as it matters: what is left out is below 1e-33 of the whole.
  let probabilities: [DoubleDouble]
  /// How many requests come in a millisecond, on average over time.
  let throughput: DoubleDouble
  private let servers: Int
  private let comes: [DoubleDouble]

  /// - Parameters:
  ///   - comes: requests a millisecond while so many are present.
  ///   - goes: how many leave in a millisecond while so many are present, whether answered or not.
  init(servers: Int, comes rate: (Int) -> DoubleDouble, goes: (Int) -> DoubleDouble) {
    var weights = [DoubleDouble(1)]
    var comes = [rate(0)]
    var total = DoubleDouble(1)
    while let last = weights.last, let arriving = comes.last, arriving.upper > 0, last.upper > 1e-36 * total.upper {
      weights.append(last * arriving / goes(weights.count))
      comes.append(rate(comes.count))
      total = total + weights[weights.count - 1]
    }
    self.servers = servers
    self.comes = comes
    probabilities = weights.map { $0 / total }
    throughput = zip(probabilities, comes).reduce(DoubleDouble(0)) { $0 + $1.0 * $1.1 }
  }

  /// What an arriving request finds, by the number of those before it: open systems are found as they are over time, closed ones with
  /// more weight where more comes.
  var found: [DoubleDouble] { zip(probabilities, comes).map { $0 * $1 / throughput } }

  /// Of those who come, who find no server free.
  var shareThatWaits: DoubleDouble { found.dropFirst(servers).reduce(DoubleDouble(0)) { $0 + $1 } }

  private var meanWaiting: DoubleDouble {
    probabilities.enumerated().dropFirst(servers).reduce(DoubleDouble(0)) {
      $0 + $1.element * DoubleDouble($1.offset - servers)
    }
  }

  private var meanPresent: DoubleDouble {
    probabilities.enumerated().reduce(DoubleDouble(0)) { $0 + $1.element * DoubleDouble($1.offset) }
  }

  /// In milliseconds, over all who come, by Little's law.
  var meanWait: DoubleDouble { meanWaiting / throughput }
  /// From coming to leaving, in milliseconds.
  var meanResponse: DoubleDouble { meanPresent / throughput }

  /// Of those who come, who leave before it is their turn, when each who waits leaves at this rate.
  func shareThatGivesUp(_ rate: DoubleDouble) -> DoubleDouble { meanWaiting * rate / throughput }
}

/// M/M/c: Erlang's model of delay. Times are in milliseconds.
struct ErlangC {
  let balance: BirthDeath
  private let handling: DoubleDouble
  /// How fast the longer waits thin out: what the servers can do beyond what comes.
  private let spare: DoubleDouble

  /// - Parameter load: of each server, below 1.
  init(servers: Int, load: DoubleDouble, handling: Int) {
    let one = DoubleDouble(1)
    self.handling = DoubleDouble(handling)
    let rate = DoubleDouble(servers) * load / self.handling
    let each = one / self.handling
    balance = BirthDeath(
      servers: servers, comes: { _ in rate }, goes: { each * DoubleDouble(min($0, servers)) })
    spare = DoubleDouble(servers) * each - rate
  }

  /// The wait of those who wait is exponential.
  func shareThatWaits(over wait: Int) -> DoubleDouble {
    balance.shareThatWaits * (-(spare * DoubleDouble(wait))).exponential
  }

  /// Waiting and handling together; `spare` is not the rate of one server.
  func shareAnswered(after time: Int) -> DoubleDouble {
    let one = DoubleDouble(1)
    let each = one / handling
    let waits = balance.shareThatWaits
    let short = (-(each * DoubleDouble(time))).exponential
    let long = (-(spare * DoubleDouble(time))).exponential
    return (one - waits) * short + waits * (spare * short - each * long) / (spare - each)
  }
}

/// M/M/c+M: those who wait give up after an exponential time (Palm; called Erlang A).
struct ErlangA {
  let balance: BirthDeath
  let shareThatGivesUp: DoubleDouble

  init(servers: Int, load: DoubleDouble, handling: Int, patience: Int) {
    let each = DoubleDouble(1) / DoubleDouble(handling)
    let leaving = DoubleDouble(1) / DoubleDouble(patience)
    let rate = DoubleDouble(servers) * load * each
    balance = BirthDeath(
      servers: servers, comes: { _ in rate },
      goes: { each * DoubleDouble(min($0, servers)) + leaving * DoubleDouble(max($0 - servers, 0)) })
    shareThatGivesUp = balance.shareThatGivesUp(leaving)
  }
}

/// M/M/c//N: so many sources, each of which thinks, asks, and waits for the answer before it thinks again.
enum FiniteSource {
  static func balance(servers: Int, sources: Int, thinking: Int, handling: Int) -> BirthDeath {
    let each = DoubleDouble(1) / DoubleDouble(handling)
    let asking = DoubleDouble(1) / DoubleDouble(thinking)
    return BirthDeath(
      servers: servers, comes: { asking * DoubleDouble(sources - $0) }, goes: { each * DoubleDouble(min($0, servers)) })
  }
}

/// What round robin makes of Poisson arrivals: every member gets each c-th request, which is the queue E_c/M/1, whose response time is
/// exponential.
struct RoundRobinQueue {
  /// In milliseconds.
  let meanResponse: DoubleDouble

  /// - Parameter load: of each member, below 1.
  init(members: Int, load: DoubleDouble, handling: Int) {
    let one = DoubleDouble(1)
    let handling = DoubleDouble(handling)
    // The root of x = (r / (r + 1 - x))^c between 0 and 1 by Newton's method from below, with r = c · load.
    let rate = DoubleDouble(members) * load
    var root = DoubleDouble(0)
    for _ in 0..<200 {
      let denominator = rate + one - root
      let value = (rate / denominator).power(members)
      root = root - (root - value) / (one - DoubleDouble(members) * value / denominator)
    }
    meanResponse = handling / (one - root)
  }

  func shareAnswered(after time: Int) -> DoubleDouble { (-(DoubleDouble(time) / meanResponse)).exponential }
}

/// The mean of an exponential time that is rounded to whole milliseconds: the sum over k of the chance that it is k - 1/2 or more.
func roundedExponential(mean: Int) -> DoubleDouble {
  let one = DoubleDouble(1)
  let step = (-(one / DoubleDouble(mean))).exponential
  return (-(one / DoubleDouble(2 * mean))).exponential / (one - step)
}
