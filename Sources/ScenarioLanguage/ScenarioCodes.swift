public import Diagnostics

/// What can be wrong with a scenario file: PB0400…PB0459. A code is assigned once and never reused for another problem.
extension DiagnosticCode {
  public static let unknownScenarioKey = DiagnosticCode(400, "unknown key in a scenario")
  public static let wrongScenarioShape = DiagnosticCode(401, "a value of the wrong shape in a scenario")
  public static let notScenarioNumber = DiagnosticCode(402, "not a number that a scenario can use")
  public static let scenarioNumberOutOfRange = DiagnosticCode(403, "a number outside its range in a scenario")
  public static let notDuration = DiagnosticCode(404, "not a length of time")
  public static let unknownScenarioWord = DiagnosticCode(405, "not one of the words that a scenario knows here")
  public static let notScenario = DiagnosticCode(406, "a file that does not say it is a scenario")
  public static let sharesOverOne = DiagnosticCode(407, "shares that add up to more than everyone")
  public static let shiftEndsEarly = DiagnosticCode(408, "a shift, break or period that ends before it starts")
  public static let badTagName = DiagnosticCode(409, "a tag that no contact can carry")
  public static let tooManyGeneratedTags = DiagnosticCode(410, "more tags to generate than the limit")
  public static let unclearDistribution = DiagnosticCode(411, "a random time whose keys do not go together")
  public static let emptyScenario = DiagnosticCode(412, "a scenario file without a scenario")
  public static let notGate = DiagnosticCode(413, "a gate that cannot be read")
  public static let unknownQuantity = DiagnosticCode(414, "nothing that a simulation measures")
  public static let wrongGateStatistic = DiagnosticCode(415, "an unknown statistic")
  public static let wrongGateLimit = DiagnosticCode(416, "a limit that is not of what is measured")
  public static let idleGate = DiagnosticCode(417, "a gate that no simulation can decide")
  public static let tooManyGates = DiagnosticCode(418, "more gates than the limit")
  public static let repeatedGate = DiagnosticCode(419, "a gate or target written twice")
  public static let missingScenarioKey = DiagnosticCode(420, "a key that a scenario needs")
  public static let badScenarioName = DiagnosticCode(421, "a name in a scenario that no one can read")
  public static let scenarioKeysExclude = DiagnosticCode(422, "keys of a scenario that exclude each other")
  public static let emptyScenarioList = DiagnosticCode(423, "a list of a scenario that needs an entry")
  public static let tooManyScenarioEntries = DiagnosticCode(424, "more entries in a scenario than the limit")
  public static let periodsOverlap = DiagnosticCode(425, "shifts, breaks or periods that overlap")
  public static let sameScenarioEntryTwice = DiagnosticCode(426, "the same entry twice in a scenario")
  public static let changeOutOfTurn = DiagnosticCode(427, "a member who joins or leaves out of turn")
  public static let unknownScenarioMember = DiagnosticCode(428, "a team member whom the rules do not know")
  public static let warmUpTooLong = DiagnosticCode(429, "a warm-up as long as the run")
  public static let moreMembersThanSelected = DiagnosticCode(430, "more members than the rules select")
  public static let joinsWithoutSendQueue = DiagnosticCode(
    431, "a member who joins without the permission `send_queue`")
  public static let unknownScenarioZone = DiagnosticCode(432, "a time zone in a scenario that does not exist")
  public static let scenarioPartWithoutEffect = DiagnosticCode(433, "a part of a scenario that has no effect")
  public static let scenarioFileNotLoaded = DiagnosticCode(434, "a file of a scenario that cannot be loaded")
  public static let badMeasuredTimes = DiagnosticCode(435, "a file of measured times that cannot be used")
  public static let unclearRange = DiagnosticCode(436, "a range whose values are not in order")

  public static let unvariableKey = DiagnosticCode(440, "not a key that can be varied")
  public static let unvariableValues = DiagnosticCode(441, "values that cannot be tried one after the other")
  public static let tooManySettings = DiagnosticCode(442, "more settings than the limit")
  public static let scenarioZoneWithoutDaylightTime = DiagnosticCode(
    445, "a time zone in a scenario has no daylight time")
  public static let notAwake = DiagnosticCode(446, "not a stretch of a day in which contacts are awake")
  public static let awakeBackwards = DiagnosticCode(447, "a stretch of a day in a scenario that ends before it starts")
  public static let awakeOverlap = DiagnosticCode(
    448, "stretches of a day in a scenario that are not rising and apart")
}

/// Codes that only a scenario checked with its rules can have. A remark that ignores one is not unused without the
/// rules.
let codesBesideRules: [DiagnosticCode] = [.moreMembersThanSelected, .scenarioPartWithoutEffect]

/// Every code of this module, in order of number.
public let scenarioCodes: [DiagnosticCode] = [
  .unknownScenarioKey, .wrongScenarioShape, .notScenarioNumber, .scenarioNumberOutOfRange, .notDuration,
  .unknownScenarioWord, .notScenario, .sharesOverOne, .shiftEndsEarly, .badTagName, .tooManyGeneratedTags,
  .unclearDistribution, .emptyScenario, .notGate, .unknownQuantity, .wrongGateStatistic, .wrongGateLimit, .idleGate,
  .tooManyGates, .repeatedGate, .missingScenarioKey, .badScenarioName, .scenarioKeysExclude, .emptyScenarioList,
  .tooManyScenarioEntries, .periodsOverlap, .sameScenarioEntryTwice, .changeOutOfTurn, .unknownScenarioMember,
  .warmUpTooLong, .moreMembersThanSelected, .joinsWithoutSendQueue, .unknownScenarioZone, .scenarioPartWithoutEffect,
  .scenarioFileNotLoaded, .badMeasuredTimes, .unclearRange, .unvariableKey, .unvariableValues, .tooManySettings,
  .scenarioZoneWithoutDaylightTime, .notAwake, .awakeBackwards, .awakeOverlap,
]
