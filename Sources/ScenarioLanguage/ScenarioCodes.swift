public import Diagnostics

/// What can be wrong with a scenario file: PB0400…PB0449. Codes are given once and never used again for another problem.
extension DiagnosticCode {
  public static let unknownScenarioKey = DiagnosticCode(400, "unknown key in a scenario")
  public static let wrongScenarioShape = DiagnosticCode(401, "a value of the wrong shape in a scenario")
  public static let notScenarioNumber = DiagnosticCode(402, "not a number that a scenario can use")
  public static let scenarioNumberOutOfRange = DiagnosticCode(403, "a number outside its range in a scenario")
  public static let notDuration = DiagnosticCode(404, "not a length of time")
  public static let unknownScenarioWord = DiagnosticCode(405, "not one of the words that a scenario knows here")
  public static let notScenario = DiagnosticCode(406, "a file that does not say it is a scenario")
  public static let sharesOverOne = DiagnosticCode(407, "shares that add up to more than everybody")
  public static let shiftEndsEarly = DiagnosticCode(408, "a shift that ends before it starts")
  public static let badTagName = DiagnosticCode(409, "a tag that no contact can carry")
  public static let tooManyGeneratedTags = DiagnosticCode(410, "more tags to generate than the limit")
  public static let unclearDistribution = DiagnosticCode(411, "a random time whose keys do not go together")
  public static let emptyScenario = DiagnosticCode(412, "a scenario file without a scenario")
  public static let notGate = DiagnosticCode(413, "a gate that cannot be read")
  public static let unknownQuantity = DiagnosticCode(414, "nothing that a simulation measures")
  public static let wrongGateStatistic = DiagnosticCode(415, "a statistic that there is not")
  public static let wrongGateLimit = DiagnosticCode(416, "a limit that is not of what is measured")
  public static let idleGate = DiagnosticCode(417, "a gate that no simulation can decide")
  public static let tooManyGates = DiagnosticCode(418, "more gates than the limit")
  public static let repeatedGate = DiagnosticCode(419, "a gate or target that stands twice")

  public static let unvariableKey = DiagnosticCode(440, "not a key that can be varied")
  public static let unvariableValues = DiagnosticCode(441, "values that cannot be tried one after the other")
  public static let tooManySettings = DiagnosticCode(442, "more settings than the limit")
}

/// Every code of this module, in order of number.
public let scenarioCodes: [DiagnosticCode] = [
  .unknownScenarioKey, .wrongScenarioShape, .notScenarioNumber, .scenarioNumberOutOfRange, .notDuration,
  .unknownScenarioWord, .notScenario, .sharesOverOne, .shiftEndsEarly, .badTagName, .tooManyGeneratedTags,
  .unclearDistribution, .emptyScenario, .notGate, .unknownQuantity, .wrongGateStatistic, .wrongGateLimit, .idleGate,
  .tooManyGates, .repeatedGate, .unvariableKey, .unvariableValues, .tooManySettings,
]
