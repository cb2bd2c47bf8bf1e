import Foundation
import Testing

/// What a program of another package may write, and what the compiler tells it.
@Suite struct CompilingTests {
  /// The folder of the built modules, beside the tests.
  private static let built: URL = {
    let bundle = ProcessInfo.processInfo.arguments.first { $0.contains(".xctest") } ?? ""
    let path = bundle.range(of: ".xctest").map { String(bundle[..<$0.upperBound]) } ?? ""
    return URL(fileURLWithPath: path).deletingLastPathComponent()
  }()
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// What the compiler says of a program, as a package that depends on this one is compiled.
  private static func compile(_ text: String) throws -> (status: Int32, says: String) {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("snippet-\(UUID().uuidString).swift")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    // SCRATCH/TRIPLE/debug: the packages are checked out beside the triple.
    let checkouts = built.resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("checkouts")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    // What the modules below need stands as Scripts/docs gives it.
    let folders = [
      built.appendingPathComponent("Modules"), root.appendingPathComponent("Sources/CLibYAML"),
      root.appendingPathComponent("Sources/CSQLite"),
      checkouts.appendingPathComponent("swift-numerics/Sources/_NumericsShims/include"),
    ]
    let maps = ["CSimdjson", "CXXHash"].flatMap { module in
      ["-Xcc", "-fmodule-map-file=" + built.appendingPathComponent(module + ".build/module.modulemap").path]
    }
    var arguments = ["swiftc", "-typecheck", "-swift-version", "6", "-parse-as-library", "-warnings-as-errors"]
    for folder in folders { arguments += ["-I", folder.path] }
    process.arguments = arguments + maps + [file.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  private static let begin = """
    import PatchbayKit
    func run(_ action: inout ContactAction) {

    """

  @Test func `a program compiles`() throws {
    let program = """
      import Foundation
      import PatchbayKit

      actor Bank {
        private var action: ContactAction
        init(_ text: String) throws(RulesError) { action = ContactAction(try Rules(yaml: text, named: "spring.yaml")) }

        func reply(from contact: String, _ text: String) -> [String] {
          let now = Timestamp(seconds: Date.now.timeIntervalSince1970)
          return action.take(.reply(from: contact, text, messageID: "m1"), at: now).flatMap(words)
        }

        func words(_ effect: Effect) -> [String] {
          switch effect {
          case .routed(let routed) where routed.via == .tagRule: routed.rules.map { "\\($0)" }
          case .routed(let routed): routed.members
          case .refused(let refused) where refused.reason == .unknownContact: [refused.message]
          default: []
          }
        }

        func save() -> [UInt8] { action.saved() }
      }

      func names(of others: Notification, _ bytes: [UInt8]) -> Int {
        let span: Span<UInt8> = bytes.span
        return span.count + others.name.rawValue.count
      }

      """
    let (status, says) = try Self.compile(program)
    #expect(status == 0, "\(says)")
  }

  @Test(arguments: [
    ("_ = action.take(.replyy(from: \"c1\", \"hello\"))", "type 'Event' has no member 'replyy'"),
    ("_ = action.take(.reply(of: \"c1\", \"hello\"))", "incorrect argument label"),
    ("_ = action.take(.send(by: 1))", "cannot convert value of type 'Int'"),
    ("for case .routd(let routed) in action.take(.publish) { _ = routed }", "type 'Effect' has no member 'routd'"),
    ("_ = Engine.self", "cannot find 'Engine' in scope"),
  ]) func `mistakes do not compile`(_ line: String, _ error: String) throws {
    let (status, says) = try Self.compile(Self.begin + "  " + line + "\n}\n")
    #expect(status != 0 && says.contains(error), "\(says)")
  }

  /// An effect that comes later breaks no program, and the compiler asks each to say what it does then.
  @Test func `a switch over effects has a default`() throws {
    let kinds = [
      "assigned", "released", "sent", "responded", "joined", "left", "routed", "held", "owned", "tagged", "untagged",
      "optedOut", "optedIn", "askedBack", "review", "resolved", "reopened", "reported", "clicked", "undelivered",
      "timedOut",
      "notified",
      "refused",
    ]
    let all =
      Self.begin + "  for effect in action.take(.publish) {\n    switch effect {\n"
      + kinds.map { "    case .\($0): break\n" }.joined()
    let (status, says) = try Self.compile(all + "    }\n  }\n}\n")
    #expect(status != 0 && says.contains("may have additional unknown values"), "\(says)")
    let (better, saysThen) = try Self.compile(all + "    @unknown default: break\n    }\n  }\n}\n")
    #expect(better == 0, "\(saysThen)")
  }
}
