import Foundation
import Surroundings
import TestSupport
import Testing

/// `patchbay init`, and what a newcomer does next.
@Suite struct InitTests {
  /// The files below a folder, hidden ones among them, with their bytes.
  private func files(_ folder: URL) throws -> [String: Data] {
    var found: [String: Data] = [:]
    let walk = FileManager.default.enumerator(atPath: folder.path)
    while let name = walk?.nextObject() as? String {
      let path = folder.appendingPathComponent(name)
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: path.path, isDirectory: &isFolder), !isFolder.boolValue {
        found[name] = try Data(contentsOf: path)
      }
    }
    return found
  }

  @Test func `writes the starter of the repository`() throws {
    try Program.withFolder { folder in
      let run = try Program.shell("patchbay init", in: folder)
      #expect(run.status == 0, "\(run.notes)")
      let starter = try files(Program.root.appendingPathComponent("rules/starter"))
      #expect(starter.count >= 6)
      #expect(try files(folder) == starter)
      for name in starter.keys { #expect(run.output.contains("  \(name)\n")) }
    }
  }

  /// Each file names its schema by a path that leads there, and means what it meant.
  @Test func `schemas for editors`() throws {
    try Program.withFolder { folder in
      let run = try Program.shell(
        """
        patchbay init --schemas fall && patchbay check fall && patchbay test fall && patchbay fmt --check fall
        patchbay schema > rules.schema.json && patchbay schema cases > cases.schema.json
        patchbay schema scenario > scenario.schema.json
        """, in: folder)
      #expect(run.status == 0, "\(run.output)\(run.notes)")
      var named: Set<String> = []
      for (name, data) in try files(folder.appendingPathComponent("fall")) {
        let text = String(decoding: data, as: UTF8.self)
        #expect(run.output.contains("  \(name)\n"))
        let isOurs = name.hasSuffix(".yaml")
        guard let line = text.prefixMatch(of: /# yaml-language-server: \$schema=(\S+)\n/) else {
          #expect(!isOurs, "\(name) names no schema")
          continue
        }
        let file = folder.appendingPathComponent("fall/\(name)").deletingLastPathComponent()
          .appendingPathComponent(String(line.1)).standardizedFileURL
        let kind = name.hasSuffix(".cases.yaml") ? "cases" : name.hasPrefix("scenarios/") ? "scenario" : "rules"
        named.insert(kind)
        #expect(try Data(contentsOf: file) == Data(contentsOf: folder.appendingPathComponent("\(kind).schema.json")))
        #expect(file.path.hasSuffix("/fall/.schemas/\(kind).schema.json"))
      }
      #expect(named == ["rules", "cases", "scenario"])
    }
  }

  /// The commands that it names next are run as they are printed, whatever the folder is called.
  @Test(.tags(.slow), .onlyInFullRuns, arguments: ["", "fall", "my 'own' bank/$(fall) \u{E9}", "-x"])
  func `next commands are clean`(_ name: String)
    throws
  {
    try Program.withFolder { folder in
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent("my 'own' bank"), withIntermediateDirectories: true)
      let argument = name.isEmpty ? "" : "-- '" + name.replacing("'", with: "'\\''") + "'"
      let run = try Program.shell("patchbay init \(argument)", in: folder)
      #expect(run.status == 0, "\(run.notes)")
      let commands = run.output.split(separator: "\n").drop { $0 != "next:" }.dropFirst().map(String.init)
      #expect(commands.count == 4)
      for command in commands where name.isEmpty || !command.contains("simulate") {
        // A page is served until somebody ends it, and no browser is wanted here.
        let isServed = command.contains(" studio ")
        let next = try Program.shell(
          isServed ? "DISPLAY= WAYLAND_DISPLAY= timeout --preserve-status 2 \(command)" : command, in: folder)
        if isServed { #expect(next.output.hasPrefix("http://127.0.0.1:")) }
        #expect(next.status == 0, "\(command)\n\(next.output)\(next.notes)")
        // Nothing to fix, not even a warning.
        if command.contains(" check ") { #expect(next.notes.contains("no problems (")) }
      }
    }
  }

  @Test func `what is there stays`() throws {
    try Program.withFolder { folder in
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent("fall/scenarios"), withIntermediateDirectories: true)
      try Data("mine".utf8).write(to: folder.appendingPathComponent("fall/routing.yaml"))
      // A link that leads nowhere is there, too.
      try FileManager.default.createSymbolicLink(
        atPath: folder.path + "/fall/scenarios/saturday.yaml", withDestinationPath: "nowhere")
      let before = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      let run = try Program.shell("patchbay init fall", in: folder)
      #expect(run.status == 2)
      #expect(run.output == "")
      #expect(
        run.notes == """
          error: nothing was written, for files are there already: `fall/routing.yaml`, `fall/scenarios/saturday.yaml`
            = help: name another folder

          """)
      #expect(try FileManager.default.subpathsOfDirectory(atPath: folder.path) == before)
      #expect(try String(contentsOf: folder.appendingPathComponent("fall/routing.yaml"), encoding: .utf8) == "mine")
    }
  }

  /// Where one file cannot be written, none is, and folders that were made are gone.
  @Test func `all or nothing`() throws {
    try Program.withFolder { folder in
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent("fall"), withIntermediateDirectories: true)
      try Data().write(to: folder.appendingPathComponent("fall/scenarios"))
      for line in [
        "patchbay init fall", "patchbay init fall/scenarios", "patchbay init ''", "ulimit -f 0; patchbay init x",
      ] {
        let run = try Program.shell(line, in: folder)
        #expect(run.status == 2, "\(line): \(run.notes)")
        #expect(run.notes.hasPrefix("error: "))
        #expect(
          try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted() == ["fall", "fall/scenarios"])
      }
    }
  }

  @Test func `says nothing when asked to`() throws {
    let run = try Program.shell("patchbay init --quiet fall && ls -A fall")
    #expect(run.status == 0)
    #expect(run.output == ".github\nREADME.md\ncontacts.csv\nrouting.cases.yaml\nrouting.yaml\nscenarios\n")
    #expect(run.notes == "")
  }
}
