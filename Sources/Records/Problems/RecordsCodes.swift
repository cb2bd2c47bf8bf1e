public import Diagnostics

/// The problems of contact lists and event streams.
extension DiagnosticCode {
  public static let recordWrongFormat = DiagnosticCode(300, "the input is in another format")
  public static let recordBadUTF8 = DiagnosticCode(301, "the text is not UTF-8")
  public static let recordNotJSON = DiagnosticCode(302, "a line is not a JSON object")
  public static let recordBadString = DiagnosticCode(303, "a string is not valid JSON")
  public static let recordBadNumber = DiagnosticCode(304, "a number is not valid JSON, or is too large")
  public static let recordBlankLine = DiagnosticCode(305, "a line is blank")
  public static let recordTrailingText = DiagnosticCode(306, "a line holds more than one object")
  public static let recordUnfinished = DiagnosticCode(307, "an object does not end on its line")
  public static let recordDuplicateKey = DiagnosticCode(308, "an object has a key twice")
  public static let recordNestedValue = DiagnosticCode(309, "a field is an object or a list")
  public static let recordWrongKind = DiagnosticCode(310, "a column has the wrong kind of value")
  public static let recordNoID = DiagnosticCode(311, "a contact has no id")
  public static let recordTooLong = DiagnosticCode(312, "a record is longer than `record bytes`")
  public static let recordTooManyFields = DiagnosticCode(313, "a record has more fields than `fields per record`")
  public static let recordTooManyTags = DiagnosticCode(314, "a record has more tags than `tags per record`")
  public static let csvHeader = DiagnosticCode(315, "a header cell is empty or appears twice")
  public static let csvNoIDColumn = DiagnosticCode(316, "the header has no `id` column")
  public static let csvRaggedRow = DiagnosticCode(317, "a row has more or fewer cells than the header")
  public static let csvOpenQuote = DiagnosticCode(318, "a quoted cell does not end")
  public static let csvStrayQuote = DiagnosticCode(319, "a quote where none is allowed")
  public static let contactTwice = DiagnosticCode(320, "a contact id appears twice")
  public static let phoneTwice = DiagnosticCode(321, "two contacts have the same phone")
  public static let assignedToStranger = DiagnosticCode(322, "`assigned_to` names someone who does not take part")
  public static let phoneTooLong = DiagnosticCode(323, "a phone has too many digits")
  public static let tooManyNames = DiagnosticCode(
    324, "a list is larger than `contacts`, `tags`, `messages` or `zones`")
  public static let invisibleInID = DiagnosticCode(325, "a contact id contains an invisible character")
  public static let unknownZone = DiagnosticCode(326, "`time_zone` is not a time zone")
  public static let eventKind = DiagnosticCode(330, "an event line does not say what happened")
  public static let eventFieldMissing = DiagnosticCode(331, "an event lacks a field")
  public static let eventUnknownKey = DiagnosticCode(332, "an event has a key that it does not take")
  public static let eventMoment = DiagnosticCode(333, "`at` is not a valid time")
  public static let eventWrongKind = DiagnosticCode(334, "an event's field has the wrong kind of value")
  public static let eventTooManyItems = DiagnosticCode(335, "a list has more items than `items per list`")
  public static let columnOfStrangers = DiagnosticCode(340, "a column names someone who is not on the team")
  public static let linkIncomplete = DiagnosticCode(341, "a row lacks its member or its link")
  public static let linkTwice = DiagnosticCode(342, "a member has two links")
  public static let linkOfStranger = DiagnosticCode(343, "a link for someone who is not on the team")
  public static let columnsGuessed = DiagnosticCode(345, "columns with other names are read as known columns")
  public static let columnUnclear = DiagnosticCode(346, "a column may be a known one")
  public static let columnsForOne = DiagnosticCode(347, "several columns could be the same known column")
  public static let columnMissing = DiagnosticCode(348, "a column that was named is not in the list")
  public static let delimiterUnclear = DiagnosticCode(349, "what separates the cells is unclear")
  public static let otherProfile = DiagnosticCode(352, "the list is not an export of the profile")
  public static let noPhoneForID = DiagnosticCode(353, "a contact has no phone that would be its id")
  public static let phoneUnusable = DiagnosticCode(360, "a phone is not a phone number")
  public static let phoneExtension = DiagnosticCode(361, "a phone has an extension")
  public static let zoneWithoutDaylightTime = DiagnosticCode(362, "a contact's time zone has no daylight time")
  public static let tagUnclear = DiagnosticCode(363, "a tag contains a comma or semicolon")
  public static let keyMisspelt = DiagnosticCode(364, "a contact's key is a column in another spelling")
  public static let tagLikeOptOut = DiagnosticCode(365, "a tag that only resembles `Opt Out`")
  public static let optOutUnknown = DiagnosticCode(366, "a row may say that someone has opted out, and not whom")
  public static let fieldLikeOptOut = DiagnosticCode(367, "a field whose values say that contacts have opted out")
  public static let keyLikeOptOut = DiagnosticCode(368, "a contact's key may say that they have opted out")
  public static let totalRow = DiagnosticCode(369, "a row that looks like a total")
  public static let idUnlikely = DiagnosticCode(370, "an id with spaces around it, or changed by a spreadsheet")
  public static let phoneSaysOptOut = DiagnosticCode(371, "a phone that says that its contact has opted out")
  public static let optOutColumnMissing = DiagnosticCode(375, "a list of opt outs has no column `phone` or `id`")
  public static let optOutRowUnclear = DiagnosticCode(376, "a row of a list of opt outs names no one")
  public static let optOutRowsSayNo = DiagnosticCode(377, "rows of a list of opt outs say that they are none")
  public static let eventOutOfOrder = DiagnosticCode(380, "an event is earlier than the one before it")
  public static let messageUnusable = DiagnosticCode(381, "a message of a log has no contact, direction or moment")
}

/// Every code of this module, in order.
public let recordsCodes: [DiagnosticCode] = [
  .recordWrongFormat, .recordBadUTF8, .recordNotJSON, .recordBadString, .recordBadNumber, .recordBlankLine,
  .recordTrailingText, .recordUnfinished, .recordDuplicateKey, .recordNestedValue, .recordWrongKind, .recordNoID,
  .recordTooLong, .recordTooManyFields, .recordTooManyTags, .csvHeader, .csvNoIDColumn, .csvRaggedRow, .csvOpenQuote,
  .csvStrayQuote, .contactTwice, .phoneTwice, .assignedToStranger, .phoneTooLong, .tooManyNames, .invisibleInID,
  .unknownZone, .eventKind, .eventFieldMissing, .eventUnknownKey, .eventMoment, .eventWrongKind, .eventTooManyItems,
  .columnOfStrangers, .linkIncomplete, .linkTwice, .linkOfStranger, .columnsGuessed, .columnUnclear, .columnsForOne,
  .columnMissing, .delimiterUnclear, .otherProfile, .noPhoneForID,
  .phoneUnusable, .phoneExtension, .zoneWithoutDaylightTime, .tagUnclear, .keyMisspelt, .tagLikeOptOut,
  .optOutUnknown, .fieldLikeOptOut, .keyLikeOptOut, .totalRow, .idUnlikely, .phoneSaysOptOut, .optOutColumnMissing,
  .optOutRowUnclear, .optOutRowsSayNo, .eventOutOfOrder, .messageUnusable,
]
