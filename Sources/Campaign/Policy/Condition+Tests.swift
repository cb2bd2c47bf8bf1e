extension Condition {
  /// The condition's tests, each as a condition of its own: every tag of `all`, the tags of `any` together, every tag of `none`, every
  /// field. The condition holds when all of them hold.
  public var tests: [Condition] {
    all.map { Condition(all: [$0]) } + (any.isEmpty ? [] : [Condition(any: any)]) + none.map { Condition(none: [$0]) }
      + fields.map { Condition(fields: [$0]) }
  }
}
