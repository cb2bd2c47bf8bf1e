/// `5,000`
public func grouped(_ number: Int) -> String {
  let digits = String(number.magnitude)
  var text = ""
  for (place, digit) in digits.enumerated() {
    if place > 0, (digits.utf8.count - place) % 3 == 0 { text += "," }
    text.append(digit)
  }
  return (number < 0 ? "-" : "") + text
}

/// A number with a fixed count of decimals, rounded half away from zero; `-` for what is no number.
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

/// A span of time for people: `850 ms`, `42.0 s`, `6.1 min`, `2.5 h`.
public func duration(_ milliseconds: Double) -> String { DurationUnit(for: milliseconds).text(milliseconds) }

/// `1 rule`, `3 rules`
public func counted(_ number: Int, _ noun: String, plural: String? = nil) -> String {
  grouped(number) + " " + (number == 1 ? noun : plural ?? noun + "s")
}
