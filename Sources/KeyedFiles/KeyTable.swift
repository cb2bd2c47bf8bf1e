public import Diagnostics
public import YAMLTree

/// A key's place in the table of keys.
public struct KeyRule: Sendable {
  public let isRequired: Bool
  /// One line for people, without a final period.
  public let doc: String
  private let makeShape: @Sendable () -> ValueShape

  /// What its value has to be. It is made anew each time: of most keys, only whether they are required is asked.
  public var shape: ValueShape { makeShape() }

  public init(_ shape: @autoclosure @escaping @Sendable () -> ValueShape, required: Bool = false, _ doc: String) {
    makeShape = shape
    self.isRequired = required
    self.doc = doc
  }
}

/// The keys of one kind of mapping: a part of a language's key table. Readers switch over them, so a key that is in the
/// table and is not read does not compile.
public protocol BlockKey: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
  /// The mapping in a message: "a tag rule".
  static var phrase: String { get }
  /// Whether the mapping is a whole file.
  static var isFile: Bool { get }
  var rule: KeyRule { get }
}

extension BlockKey {
  public static var isFile: Bool { false }
}

/// What is specific to the readers of one language of files.
public protocol FileLanguage {
  var codes: FileCodes { get }
  /// Words that people write for keys and words of the language, in lower case with `_`, each with the word meant.
  var synonyms: [String: String] { get }
  /// The maximum number of characters in a name.
  var nameLength: Int { get }
  /// The edits that would write a required key that is missing.
  ///
  /// - Parameter entries: the entries of the mapping, when every key of it is known; otherwise nil.
  func additions<Key: BlockKey>(of key: Key, in node: NodeID, beside entries: [Key]?, _ document: YAMLDocument) -> [Fix]
  /// The keys of a mapping, by its phrase; none where the language does not say.
  func keys(of mapping: String) -> [String]
  /// The key of a mapping that a single number in its place most probably gives: `count` of `contacts`.
  func mainKey(of mapping: String) -> String?
  /// How a value of a shape is written, for help: "`{ tag: TAG, to: MEMBER }`"; nil where the shape says enough.
  func example(of shape: ValueShape) -> String?
  /// What to do about a key in a mapping that does not have it, when another mapping has it: "it belongs in a team member:
  /// `team: { NAME: { KEY: … } }`"; nil where no mapping of the language has it.
  func home(of key: String, in mapping: String) -> String?
  /// What to do about a key that no mapping of the language has; nil where nothing is known of it.
  func advice(about key: String, in mapping: String) -> String?
  /// Everyone whose name is known, in the order of the file.
  func everyone(in document: YAMLDocument) -> [String]
  /// Whether a required key stands where it does not belong, and is reported there.
  func isElsewhere<Key: BlockKey>(_ key: Key, in node: NodeID, _ document: YAMLDocument) -> Bool
}

extension FileLanguage {
  public func additions<Key: BlockKey>(
    of key: Key, in node: NodeID, beside entries: [Key]?, _ document: YAMLDocument
  ) -> [Fix] { [] }
  public func keys(of mapping: String) -> [String] { [] }
  public func mainKey(of mapping: String) -> String? { nil }
  public func everyone(in document: YAMLDocument) -> [String] { [] }
  public func example(of shape: ValueShape) -> String? { nil }
  public func home(of key: String, in mapping: String) -> String? { nil }
  public func advice(about key: String, in mapping: String) -> String? { nil }
  public func isElsewhere<Key: BlockKey>(_ key: Key, in node: NodeID, _ document: YAMLDocument) -> Bool { false }
}

/// The codes of the problems that every language of files has.
public struct FileCodes: Sendable {
  public let unknownKey: DiagnosticCode
  public let missingKey: DiagnosticCode
  /// A key that every file of this kind has.
  public let missingFileKey: DiagnosticCode
  public let wrongShape: DiagnosticCode
  public let notNumber: DiagnosticCode
  public let numberOutOfRange: DiagnosticCode
  public let notLengthOfTime: DiagnosticCode
  public let unknownWord: DiagnosticCode
  public let emptyName: DiagnosticCode
  public let invisibleCharacter: DiagnosticCode
  public let nameTooLong: DiagnosticCode

  public init(
    unknownKey: DiagnosticCode, missingKey: DiagnosticCode, missingFileKey: DiagnosticCode,
    wrongShape: DiagnosticCode, notNumber: DiagnosticCode, numberOutOfRange: DiagnosticCode,
    notLengthOfTime: DiagnosticCode, unknownWord: DiagnosticCode, emptyName: DiagnosticCode,
    invisibleCharacter: DiagnosticCode, nameTooLong: DiagnosticCode
  ) {
    self.unknownKey = unknownKey
    self.missingKey = missingKey
    self.missingFileKey = missingFileKey
    self.wrongShape = wrongShape
    self.notNumber = notNumber
    self.numberOutOfRange = numberOutOfRange
    self.notLengthOfTime = notLengthOfTime
    self.unknownWord = unknownWord
    self.emptyName = emptyName
    self.invisibleCharacter = invisibleCharacter
    self.nameTooLong = nameTooLong
  }
}
