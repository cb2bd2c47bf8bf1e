/// How bad a problem is.
public enum Severity: String, Sendable, Comparable, CaseIterable {
  case note, warning, error
  public static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }
  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// The name of a kind of problem, such as `PB0203`. A code is assigned once and never reused for another problem.
///
/// Each module declares its codes as static members and lists them in one array, so that tests can require a page and
/// two examples for every code.
public struct DiagnosticCode: Hashable, Sendable, Comparable {
  public let number: Int
  /// The rule in a few words, as the title of its page.
  public let title: String
  public init(_ number: Int, _ title: String) {
    self.number = number
    self.title = title
  }
  /// `PB` and four digits.
  public var name: String {
    let digits = String(number)
    return "PB" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
  public static func < (a: Self, b: Self) -> Bool { a.number < b.number }
  public static func == (a: Self, b: Self) -> Bool { a.number == b.number }
  public func hash(into hasher: inout Hasher) { hasher.combine(number) }
}

/// A place and what to say at it.
public struct Label: Sendable {
  public let place: Place
  public let text: String
  public init(_ place: Place, _ text: String) {
    self.place = place
    self.text = text
  }
}

/// An exact change of text that would solve a problem.
public struct Fix: Sendable {
  public enum Safety: String, Sendable { case safe, unsafe }
  public let title: String
  public let safety: Safety
  public let edits: [Edit]
  public init(_ title: String, safety: Safety, edits: [Edit]) {
    self.title = title
    self.safety = safety
    self.edits = edits
  }
}

/// Replaces the text of a span.
public struct Edit: Sendable {
  public let place: Place
  public let replacement: String
  public init(_ place: Place, _ replacement: String) {
    self.place = place
    self.replacement = replacement
  }
}

/// Something wrong with a text: what, where, and what to do next.
public struct Problem: Sendable {
  public var code: DiagnosticCode
  public var severity: Severity
  /// One sentence without a final period, the user's words in backticks.
  public var message: String
  public var primary: Label
  public var related: [Label]
  /// Further facts, such as a witness.
  public var notes: [String]
  /// The next step.
  public var help: String?
  public var fixes: [Fix]

  public init(
    _ code: DiagnosticCode, _ severity: Severity, _ message: String, at place: Place, label: String = "",
    related: [Label] = [], notes: [String] = [], help: String? = nil, fixes: [Fix] = []
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.primary = Label(place, label)
    self.related = related
    self.notes = notes
    self.help = help
    self.fixes = fixes
  }

  /// An error: what most problems are.
  public init(
    _ code: DiagnosticCode, _ message: String, at place: Place, label: String = "", related: [Label] = [],
    notes: [String] = [], help: String? = nil, fixes: [Fix] = []
  ) {
    self.init(
      code, .error, message, at: place, label: label, related: related, notes: notes, help: help, fixes: fixes)
  }
}
