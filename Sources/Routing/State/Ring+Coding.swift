import Campaign

extension Ring {
  mutating func code(with coder: inout some StateCoder) {
    var (order, credit) = (order, credit)
    coder.code(&order)
    coder.code(&credit, count: order.count)
    if coder.isReading, !replace(order, credit: credit) { coder.fail() }
  }
}

extension Ring: Equatable {
  static func == (a: Self, b: Self) -> Bool {
    a.members == b.members && a.order == b.order && a.credit == b.credit && a.isEligible == b.isEligible
  }
}
