public import Simulation

/// What the program knows of a run beside its report.
public struct RunFacts: Sendable {
  /// The rule file, as it was named.
  public var rules: String
  /// The contact list, as it was named; nil where contacts are made up.
  public var contactList: String?
  /// The words of the command that repeats the run, as a shell reads them.
  public var command: String
  /// Of the program.
  public var version: String

  public init(rules: String, contactList: String? = nil, command: String, version: String) {
    self.rules = rules
    self.contactList = contactList
    self.command = command
    self.version = version
  }
}

/// What a gate came to.
public struct GateRow: Sendable {
  public enum Verdict: String, Sendable { case pass, fail, inconclusive }

  /// The gate, as the scenario has it.
  public var text: String
  public var verdict: Verdict
  public var unit: Metric.Unit
  public var estimate: Quantity
  /// How many were run for it.
  public var replications: Int

  public init(text: String, verdict: Verdict, unit: Metric.Unit, estimate: Quantity, replications: Int) {
    self.text = text
    self.verdict = verdict
    self.unit = unit
    self.estimate = estimate
    self.replications = replications
  }
}

/// The same contacts and the same luck under two rule files.
public struct ComparisonRows: Sendable {
  public struct Row: Sendable {
    /// A metric or a statistic of one, such as `p95(reply_wait)`.
    public var metric: String
    public var unit: Metric.Unit
    public var a: Quantity
    public var b: Quantity
    /// B less A, over pairs of replications; it may be negative.
    public var difference: Quantity

    public init(metric: String, unit: Metric.Unit, a: Quantity, b: Quantity, difference: Quantity) {
      self.metric = metric
      self.unit = unit
      self.a = a
      self.b = b
      self.difference = difference
    }
  }

  /// Contacts whom the other rules give to somebody else.
  public struct Move: Sendable {
    public var from: String
    public var to: String
    public var contacts: Quantity

    public init(from: String, to: String, contacts: Quantity) {
      self.from = from
      self.to = to
      self.contacts = contacts
    }
  }

  /// The names of the rule files.
  public var a: String
  public var b: String
  public var rows: [Row]
  public var moves: [Move]

  public init(a: String, b: String, rows: [Row], moves: [Move] = []) {
    self.a = a
    self.b = b
    self.rows = rows
    self.moves = moves
  }
}

/// One scenario under several settings.
public struct VariationRows: Sendable {
  public struct Metric: Sendable {
    public var name: String
    public var unit: Simulation.Metric.Unit

    public init(name: String, unit: Simulation.Metric.Unit) {
      self.name = name
      self.unit = unit
    }
  }

  public struct Setting: Sendable {
    /// What was set, such as `bucket_size 25`.
    public var text: String
    /// By metric.
    public var values: [Quantity]

    public init(text: String, values: [Quantity]) {
      self.text = text
      self.values = values
    }
  }

  public var metrics: [Metric]
  public var settings: [Setting]

  public init(metrics: [Metric], settings: [Setting]) {
    self.metrics = metrics
    self.settings = settings
  }
}
