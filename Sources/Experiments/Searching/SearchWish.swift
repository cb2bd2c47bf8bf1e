internal import Campaign
package import Diagnostics
internal import Text

/// What a command line asks a search for.
package struct SearchWish {
  package let range: SearchedRange?
  /// How long the search may take; nil for as long as it needs.
  package let milliseconds: Int64?
  /// The options that determine the results, as they were given.
  package let options: [(name: String, value: String?)]

  /// - Parameters:
  ///   - least: the value of `--least`, and so on; nil where it is not given.
  ///   - whatMatters: whether `--what-matters` is asked for.
  ///   - vary: what varies besides, which a search cannot have.
  ///   - numbers: the replications that were asked for.
  ///   - partial: the file of a part, which a search cannot write.
  package init(
    least: String?, most: String?, within: String?, matters whatMatters: Bool, _ vary: [String],
    _ numbers: ReplicationNumbers?, _ partial: String?
  ) throws(Failure) {
    func wrong(_ message: String, _ help: String) -> Failure { Failure(message, help: help) }
    let given = [("--least", least), ("--most", most), ("--within", within)].compactMap { name, value in
      value.map { (name: name, value: $0) }
    }
    options = given.map { ($0.name, $0.value) } + (whatMatters ? [("--what-matters", nil)] : [])
    milliseconds = within.flatMap { LengthOfTime.milliseconds($0) }
    if let within, milliseconds == nil {
      throw wrong("`--within` takes a length of time, not \(quoted(within))", "write it as in `--within 60s`")
    }
    guard let wished = given.first, wished.name != "--within" else {
      if within != nil { throw wrong("`--within` is about a search, and there is none", "add `--least` or `--most`") }
      range = nil
      return
    }
    if least != nil, most != nil { throw wrong("`--least` and `--most` are two searches", "give one of them") }
    range = try SearchedRange(least == nil ? .most : .least, wished.value)
    let others = [("--vary", !vary.isEmpty), ("--partial", partial != nil), ("--what-matters", whatMatters)]
    for (other, isGiven) in others where isGiven {
      throw wrong("a search chooses its settings itself", "leave out `\(other)` or `\(wished.name)`")
    }
    if let numbers, numbers.first != 1 {
      throw wrong(
        "a search begins with the first replication", "write how many there are: `--replications \(numbers.last)`")
    }
  }
}
