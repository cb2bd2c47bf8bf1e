import Reports

// Numbers as pages have them.

/// `5,000`
func grouped(_ number: Int) -> String { Reports.grouped(number) }

/// A number with a fixed count of decimals, rounded half away from zero; `-` for what is no number.
func decimal(_ value: Double, places: Int) -> String { Reports.decimal(value, places: places) }

/// A span of time for people: `850 ms`, `42.0 s`, `6.1 min`, `2.5 h`.
func duration(_ milliseconds: Double) -> String { Reports.duration(milliseconds) }

/// `1 rule`, `3 rules`
func counted(_ number: Int, _ noun: String, plural: String? = nil) -> String {
  Reports.counted(number, noun, plural: plural)
}
