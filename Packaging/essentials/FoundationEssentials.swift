/// What the argument parser takes from `FoundationEssentials`, and no more.
///
/// The parser imports that library to write its help as JSON. It would be a fifth of `patchbay`, and a quarter of what the runtime
/// searches at each start. `Scripts/build` compiles the parser against this module instead; its names are those of the library.

/// An error that says what it is.
public protocol LocalizedError: Error {
  var errorDescription: String? { get }
}

/// Bytes.
public struct Data {
  let bytes: [UInt8]
}

extension String {
  /// How bytes are read as text.
  public struct Encoding: Sendable {
    public static let utf8 = Encoding()
  }

  /// Nil where the bytes are not UTF-8.
  public init?(data: Data, encoding: Encoding) {
    self.init(validating: data.bytes, as: UTF8.self)
  }
}

/// Writes values as JSON, one member to a line and in the order of their names, as the parser asks for.
public final class JSONEncoder {
  /// The layout, which is always this one.
  public struct OutputFormatting: OptionSet, Sendable {
    public let rawValue: Int
    public static let prettyPrinted = OutputFormatting(rawValue: 1)
    public static let sortedKeys = OutputFormatting(rawValue: 2)

    public init(rawValue: Int) { self.rawValue = rawValue }
  }

  public var outputFormatting: OutputFormatting = []

  public init() {}

  /// - Throws: what the value throws.
  public func encode(_ value: some Encodable) throws -> Data {
    let tree = Tree()
    try value.encode(to: TreeEncoder(tree: tree))
    var text = ""
    tree.write(to: &text, indentation: "\n")
    return Data(bytes: Array(text.utf8))
  }
}
