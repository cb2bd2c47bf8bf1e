import Campaign
internal import Folding

/// The sets of members that rules send to, each kept once: rules that send to the same people share one array, and two
/// sets are the same when their numbers are.
struct RecipientInterning {
  private(set) var sets: [[MemberID]] = []
  private var numbers: [[MemberID]: Int] = [:]
  private let single = SingleNames()

  /// - Parameter members: in order, each once.
  mutating func number(of members: [MemberID]) -> Int {
    if let known = numbers[members] { return known }
    let number = sets.count
    numbers[members] = number
    sets.append(members)
    return number
  }

  /// The set that a name alone stands for, if it was requested before.
  func known(_ name: String) -> Int? { single.find(name) }

  func keep(_ number: Int, for name: String) { single.keep(number, for: name) }
}

/// The sets of names that stood alone, as they are spelled.
private final class SingleNames {
  @exclusivity(unchecked) private var names = NameTable()
  @exclusivity(unchecked) private var sets: [Int] = []

  func find(_ name: String) -> Int? {
    var name = name
    return name.withUTF8 { names.find($0) }.map { sets[Int($0)] }
  }

  func keep(_ set: Int, for name: String) {
    var name = name
    if name.withUTF8({ names.insert($0) })?.isNew == true { sets.append(set) }
  }
}
