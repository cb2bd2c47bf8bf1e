@testable import Simulation

/// Requests before a row of servers, first come first served: a queueing model on the simulator's agenda, luck and lengths of time, and
/// on nothing else of it.
///
/// It starts in balance: how many requests are there is drawn from what theory says that an arriving request finds, and at moment 0 one
/// arrives. All its times are exponential, so nothing has to be known about how long those requests have been there. So every request
/// that is measured has the law of the balance, and means over them have no bias at all.
struct Station: ~Copyable {
  /// What a run of the model came to. Moments are milliseconds since the start, by the number of the request.
  struct Requests {
    /// Requests before this one were there at the start and are not measured.
    var first = 0
    /// How many are measured.
    let measured: Int
    var came: [UInt64] = []
    /// When it was its turn, or when it gave up.
    var waitedUntil: [UInt64] = []
    /// When it was gone.
    var left: [UInt64] = []
    /// It found no server free.
    var hadToWait: [Bool] = []
    var gaveUp: [Bool] = []
    /// Requests in the system, summed over every millisecond of the run, and when the run ended.
    var area: UInt64 = 0
    var end: UInt64 = 0

    static let never = UInt64.max
    fileprivate mutating func come(_ now: UInt64) -> UInt32 {
      came.append(now)
      waitedUntil.append(Requests.never)
      left.append(Requests.never)
      hadToWait.append(false)
      gaveUp.append(false)
      return UInt32(came.count - 1)
    }
  }

  /// What comes, and what becomes of it.
  struct Model: Sendable {
    var servers = 1
    /// The mean, in milliseconds, of the time from one request to the next; with sources, of each source's thinking.
    var between = 0.0
    /// Nil for an open system, to which requests come whatever it is like.
    var sources: Int?
    var handling = 0.0
    /// The mean time after which a request that waits gives up, in milliseconds; nil for never.
    var patience: Double?
    /// Of the number of requests that an arriving one finds, by that number.
    var found: [Double] = []
  }

  private let model: Model
  private let chance: Chance
  private let fault: PlantedFault
  private var agenda: Agenda
  private var requests: Requests
  private var queue: [UInt32] = []
  private var head = 0
  private var waiting = 0
  private var busy = 0
  private var toLeave: Int
  private var countedUntil: UInt64 = 0

  init(_ model: Model, _ chance: Chance, measured: Int, fault: PlantedFault) {
    self.model = model
    self.chance = chance
    self.fault = fault
    agenda = Agenda(until: ScenarioLimits.until, capacity: 64)
    requests = Requests(measured: measured)
    toLeave = measured
  }

  /// Runs until all measured requests are gone and one more than those has come.
  consuming func run() -> Requests {
    start()
    while toLeave > 0 || requests.came.count <= requests.first + requests.measured, let event = agenda.next() {
      requests.area += UInt64(busy + waiting) * (agenda.now - countedUntil)
      countedUntil = agenda.now
      if event.kind == .memberFree {
        finish(event.subject)
      } else if event.kind == .abandonment {
        giveUp(event.subject)
      } else {
        come()
      }
    }
    requests.end = agenda.now
    return requests
  }

  private mutating func start() {
    let draw = chance.unit(0, .outcome, 0)
    var sum = 0.0
    for share in model.found {
      sum += share
      if draw < sum { break }
      requests.first += 1
    }
    for _ in 0..<requests.first { come(isFirst: true) }
    come(isFirst: true)
    guard let sources = model.sources else { return nextComes(after: requests.first) }
    // Those who think at the start have luck of their own, beyond all requests.
    for thinker in requests.first + 1..<sources { nextComes(after: 1 << 30 + thinker) }
  }

  private mutating func nextComes(after request: Int) {
    agenda.schedule(.reply, 0, after: length(model.between, request, .replyDelay))
  }

  private mutating func come(isFirst: Bool = false) {
    let request = requests.come(agenda.now)
    if !isFirst, model.sources == nil { nextComes(after: Int(request)) }
    if busy < model.servers { return serve(request) }
    requests.hadToWait[Int(request)] = true
    queue.append(request)
    waiting += 1
    if let patience = model.patience {
      agenda.schedule(.abandonment, request, after: length(patience, Int(request), .conversation))
    }
  }

  private mutating func serve(_ request: UInt32) {
    busy += 1
    requests.waitedUntil[Int(request)] = agenda.now
    agenda.schedule(.memberFree, request, after: length(fault.slowness * model.handling, Int(request), .handling))
  }

  private mutating func finish(_ request: UInt32) {
    busy -= 1
    leave(Int(request))
    while head < queue.count {
      let next = queue[head]
      head += 1
      guard !requests.gaveUp[Int(next)] else { continue }
      waiting -= 1
      return serve(next)
    }
  }

  private mutating func giveUp(_ request: UInt32) {
    guard requests.waitedUntil[Int(request)] == Requests.never else { return }
    waiting -= 1
    requests.gaveUp[Int(request)] = true
    requests.waitedUntil[Int(request)] = agenda.now
    leave(Int(request))
  }

  private mutating func leave(_ request: Int) {
    requests.left[request] = agenda.now
    if request >= requests.first, request < requests.first + requests.measured { toLeave -= 1 }
    if model.sources != nil { nextComes(after: request) }
  }

  private func length(_ mean: Double, _ request: Int, _ purpose: Purpose) -> UInt64 {
    let draws = chance.pair(UInt64(request), purpose, 0)
    let shape = RandomDuration.Shape.exponential(mean: mean)
    return fault.cutsOff ? UInt64(shape.quantile(draws.1)) : RandomDuration(shape).length(draws)
  }
}
