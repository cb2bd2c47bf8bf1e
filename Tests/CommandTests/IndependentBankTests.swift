import Foundation
import TestSupport
import Testing

/// A text bank that others could write from the documentation, in Python with SimPy, beside the same bank simulated here:
/// `Scripts/independent-bank.py`.
@Suite(.enabled(if: SimPy.isInstalled, "python3 with simpy is not installed")) struct IndependentBankTests {
  private static let script = Program.root.appendingPathComponent("Scripts/independent-bank.py").path
  private static let files = Program.root.appendingPathComponent("Scripts/independent-bank").path

  @Test(.tags(.slow), .onlyInFullRuns) func `an independent model comes to the same`() throws {
    let (status, text) = try SimPy.run("python3 '\(Self.script)' 60 \"$0\"")
    #expect(status == 0, "\(text)")
    #expect(text.split(separator: "\n").count == 20, "\(text)")
  }

  /// The same bank on days that differ: a range, members who do not come, a channel.
  @Test(.tags(.slow), .onlyInFullRuns) func `days that differ come to the same`() throws {
    let days = Program.root.appendingPathComponent("Scripts/independent-days").path
    let (status, text) = try SimPy.run("python3 '\(Self.script)' 60 \"$0\" '\(days)'")
    #expect(status == 0, "\(text)")
    #expect(text.split(separator: "\n").count == 20, "\(text)")
  }

  /// The same bank with a second pass and a third.
  @Test(.tags(.slow), .onlyInFullRuns) func `follow-ups come to the same`() throws {
    let files = Program.root.appendingPathComponent("Scripts/independent-follow-ups").path
    let (status, text) = try SimPy.run("python3 '\(Self.script)' 60 \"$0\" '\(files)'")
    #expect(status == 0, "\(text)")
    #expect(text.split(separator: "\n").count == 20, "\(text)")
  }

  /// A bank whose rule names one member less is another bank.
  @Test(.tags(.slow), .onlyInFullRuns) func `another bank is found out`() throws {
    try Program.withFolder { folder in
      let change =
        "sed 's/\\[ana, dan\\]/[ana]/' '\(Self.files)/rules.yaml' > rules.yaml; cp '\(Self.files)/scenario.yaml' ."
      let (status, text) = try SimPy.run("cd '\(folder.path)'; \(change); python3 '\(Self.script)' 60 \"$0\" .")
      #expect(status == 1 && text.contains(" outside\n"), "\(text)")
    }
  }
}

/// Python with the package for discrete event simulations.
private enum SimPy {
  static let isInstalled = (try? run("python3 -c 'import simpy'"))?.status == 0

  /// - Parameter line: of shell, in which `$0` is the program.
  static func run(_ line: String) throws -> (status: Int32, text: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", line, Program.folder.appendingPathComponent("patchbay").path]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }
}
