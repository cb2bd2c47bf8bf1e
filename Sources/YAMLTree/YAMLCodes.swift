public import Diagnostics

/// What can be wrong with a file before its meaning is considered: PB0100…PB0149.
extension DiagnosticCode {
  // What YAML itself does not allow.
  public static let notYAML = DiagnosticCode(100, "text that is not YAML")
  public static let tabIndentation = DiagnosticCode(101, "tab in indentation")
  public static let missingColon = DiagnosticCode(102, "key without a colon")
  public static let badIndentation = DiagnosticCode(103, "indentation that matches nothing above")
  public static let unclosedQuote = DiagnosticCode(104, "quote that is never closed")
  public static let unclosedBracket = DiagnosticCode(105, "bracket that is never closed")
  public static let misplacedColon = DiagnosticCode(106, "second key on one line")
  public static let badEscape = DiagnosticCode(107, "escape that does not exist")
  public static let reservedCharacter = DiagnosticCode(108, "text that starts with a reserved character")
  public static let textAfterValue = DiagnosticCode(109, "text after a finished value")

  // What a file may not contain.
  public static let notUTF8 = DiagnosticCode(110, "bytes that are not UTF-8")
  public static let otherEncoding = DiagnosticCode(111, "file in another encoding than UTF-8")
  public static let controlCharacter = DiagnosticCode(112, "control character")
  public static let nestedTooDeep = DiagnosticCode(114, "nested deeper than the limit")
  public static let bidiControl = DiagnosticCode(115, "character that changes the direction of text")
  public static let outOfMemory = DiagnosticCode(116, "out of memory while reading a file")

  // What YAML allows and these files do not.
  public static let yamlAlias = DiagnosticCode(120, "alias")
  public static let yamlAnchor = DiagnosticCode(121, "anchor")
  public static let yamlMergeKey = DiagnosticCode(122, "merge key")
  public static let yamlTag = DiagnosticCode(123, "type tag of YAML")
  public static let secondDocument = DiagnosticCode(124, "second document in one file")
  public static let yamlDirective = DiagnosticCode(125, "directive")
  public static let complexKey = DiagnosticCode(126, "key that is not plain text")
  public static let emptyKey = DiagnosticCode(127, "empty key")
  public static let duplicateKey = DiagnosticCode(128, "key written twice")
}

/// Every code of this module, in order.
public let yamlCodes: [DiagnosticCode] = [
  .notYAML, .tabIndentation, .missingColon, .badIndentation, .unclosedQuote, .unclosedBracket, .misplacedColon,
  .badEscape, .reservedCharacter, .textAfterValue, .notUTF8, .otherEncoding, .controlCharacter,
  .nestedTooDeep, .bidiControl, .outOfMemory, .yamlAlias, .yamlAnchor, .yamlMergeKey, .yamlTag, .secondDocument,
  .yamlDirective, .complexKey, .emptyKey, .duplicateKey,
]
