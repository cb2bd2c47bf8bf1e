/// A whole number with commas between its thousands: `5,000`.
public func grouped(_ number: Int) -> String {
  let digits = String(number.magnitude)
  var text = ""
  for (place, digit) in digits.enumerated() {
    if place > 0, (digits.utf8.count - place) % 3 == 0 { text += "," }
    text.append(digit)
  }
  return (number < 0 ? "-" : "") + text
}

/// A number with a fixed number of decimals, rounded half away from zero; `-` for a number that is not finite or has
/// more than 15 digits.
///
/// - Parameter places: decimals, 0 or more.
public func decimal(_ value: Double, places: Int) -> String {
  guard value.isFinite, value.magnitude < 1e15 else { return "-" }
  var scale = 1
  for _ in 0..<places { scale *= 10 }
  let rounded = Int((value.magnitude * Double(scale)).rounded())
  let fraction = String(rounded % scale)
  let sign = value < 0 && rounded > 0 ? "-" : ""
  return sign + grouped(rounded / scale)
    + (places == 0 ? "" : "." + String(repeating: "0", count: places - fraction.utf8.count) + fraction)
}

/// A share of 1 in percent: `87.3 %`. 0 and 1 have no decimals.
public func percent(_ share: Double, places: Int = 1) -> String {
  decimal(share * 100, places: share == 0 || share == 1 ? 0 : places) + " %"
}

/// A number and its noun: `1 rule`, `3 rules`.
///
/// - Parameter plural: if it is not the noun with an `s`.
public func counted(_ number: Int, _ noun: String, plural: String? = nil) -> String {
  grouped(number) + " " + (number == 1 ? noun : plural ?? noun + "s")
}

/// The word that agrees with a number: `agreeing(1, "is", "are")` is `is`. In `2 of 3 contacts` the number is the first.
public func agreeing(_ number: Int, _ one: String, _ many: String) -> String { number == 1 ? one : many }

/// A number's text with its sign, unless it is zero: `+6.1 min`, `-3`, `0.0`.
public func signed(_ text: String) -> String {
  text.hasPrefix("-") || !text.contains { ("1"..."9").contains($0) } ? text : "+" + text
}

/// A number to three decimals: more would be noise.
public func thousandths(_ value: Double) -> Double {
  // Numbers from 2⁵² on have no decimals, and a thousand times the largest is not finite.
  value.magnitude < 0x1p52 ? (value * 1000).rounded() / 1000 : value
}
