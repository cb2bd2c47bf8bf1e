internal import Campaign
internal import Diagnostics

extension HeaderReading {
  var hasErrors: Bool { remarks.contains { $0.reason.severity == .error } }

  /// The profile whose exports have such headers, where nothing says which one it is: every column would be clear with it.
  static func profile(of headers: [String], _ format: ListFormat, requiresID: Bool) -> ListProfile? {
    guard format.profile == nil else { return nil }
    var best: (profile: ListProfile, columns: Int)?
    for profile in ListProfile.allCases {
      var asked = format
      asked.profile = profile
      let read = HeaderReading.read(headers, asked, requiresID: requiresID, delimiter: ListDelimiter.comma.byte)
      guard !read.remarks.contains(where: { $0.reason.severity == .error }) else { continue }
      let known = read.columns.filter { $0.basis == .profile(profile) }.count
      if known > 1, known > best?.columns ?? 0 { best = (profile, known) }
    }
    return best?.profile
  }

  mutating func suggest(_ profile: ListProfile) {
    guard let first = remarks.firstIndex(where: { $0.reason.severity == .error }) else { return }
    let hint = "it looks like an export that `--profile \(profile.rawValue)` reads"
    remarks[first].help = remarks[first].help.map { "\(hint); else \($0)" } ?? hint
  }
}

extension ReadColumn {
  /// Whether the header is a number with seven digits or more, as no name of a column is.
  var isNumber: Bool {
    header.count { $0.isNumber } > 6 && !header.contains { $0.isLetter }
  }
}
