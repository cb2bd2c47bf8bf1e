import ArgumentParser
import Campaign
import Phones

/// A country whose phones are known, on the command line.
struct PhoneCountry: ExpressibleByArgument {
  /// Two capitals.
  let code: String

  init?(argument: String) {
    code = argument.uppercased()
    if !phoneCountries.contains(code) { return nil }
  }
}

/// The separators of tags, on the command line.
struct GivenTagSeparators: ExpressibleByArgument {
  let bytes: [UInt8]

  init?(argument: String) {
    guard let bytes = TagSeparators.read(argument) else { return nil }
    self.bytes = bytes
  }
}
