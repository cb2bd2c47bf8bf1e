package import Foundation

/// The program as it was built beside the tests.
package enum Program {
  package struct Run: Sendable {
    package let status: Int32
    package let output: String
    package let notes: String
    package let seconds: Double
  }

  /// The folder that holds the test bundle and the program.
  package static let folder: URL = {
    // Shells leave what runs in the background deaf to interrupts, and programs inherit that.
    signal(SIGINT, SIG_DFL)
    let bundle = ProcessInfo.processInfo.arguments.first { $0.contains(".xctest") }
    guard let path = bundle?.range(of: ".xctest").map({ bundle?[..<$0.upperBound] ?? "" }) else {
      return root.appendingPathComponent(".build/debug")
    }
    return URL(fileURLWithPath: String(path)).deletingLastPathComponent()
  }()

  package static var root: URL { Project.root }

  /// What coverage and sanitizers say to the programs that they watch.
  private static let watching = ProcessInfo.processInfo.environment.filter { name, _ in
    ["LLVM_PROFILE_FILE", "ASAN_OPTIONS", "TSAN_OPTIONS"].contains(name)
  }

  /// Runs a line of shell in a folder, with the program on the path and nothing of the caller's environment, or only what
  /// watches the tests.
  package static func shell(_ line: String, in working: URL, environment: [String: String] = [:]) throws -> Run {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = working
    process.environment = ["PATH": folder.path + ":/usr/local/bin:/usr/bin:/bin"]
      .merging(Self.watching) { $1 }.merging(environment) { $1 }
    let (output, notes) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = notes
    process.standardInput = FileHandle.nullDevice
    let start = Date()
    try process.run()
    // A queue keeps what it was given until the time has come, also when that was cancelled: not the process and its files.
    let deadline = DispatchWorkItem { [weak process] in process?.terminate() }
    DispatchQueue.global().asyncAfter(deadline: .now() + 240, execute: deadline)
    // Both ends are read at once: a full pipe would stop the program.
    let collected = Collected()
    let reader = Thread { collected.finish(notes.fileHandleForReading.readDataToEndOfFile()) }
    reader.start()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    let errors = collected.wait()
    process.waitUntilExit()
    deadline.cancel()
    return Run(
      status: process.terminationReason == .uncaughtSignal ? -process.terminationStatus : process.terminationStatus,
      output: String(decoding: text, as: UTF8.self), notes: String(decoding: errors, as: UTF8.self),
      seconds: Date().timeIntervalSince(start))
  }

  /// Runs a line of shell in a new folder that holds the given files.
  package static func shell(_ line: String, files: [String: String] = [:], environment: [String: String] = [:]) throws
    -> Run
  {
    try withFolder { folder in
      for (name, text) in files { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
      return try shell(line, in: folder, environment: environment)
    }
  }

  /// - Parameter inMemory: whether the folder lies in memory where the system has a place for that: for tests that write many
  ///   small files to disk, and ask nothing about the disk.
  package static func withFolder<Result>(inMemory: Bool = false, _ body: (URL) throws -> Result) throws -> Result {
    let memory = URL(fileURLWithPath: "/dev/shm", isDirectory: true)
    let isThere = inMemory && FileManager.default.isWritableFile(atPath: memory.path)
    let parent = isThere ? memory : FileManager.default.temporaryDirectory
    let folder = parent.appendingPathComponent("patchbay-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }
}

private final class Collected: @unchecked Sendable {
  private let ready = DispatchSemaphore(value: 0)
  private var data = Data()
  func finish(_ data: Data) {
    self.data = data
    ready.signal()
  }
  func wait() -> Data {
    ready.wait()
    return data
  }
}
