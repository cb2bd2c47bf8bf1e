import Foundation
import TestSupport
import Testing

/// The rule folders are what people copy: their cases leave nothing of them untried.
@Suite struct RulesCoverageTests {
  @Test func `cases try every rule, step and condition of the rule folders`() throws {
    let run = try Program.shell("patchbay test rules --coverage --fail-under 100", in: Program.root)
    #expect(run.status == 0, "\(run.output)\(run.notes)")
    #expect(run.output.contains("\n100 % covered\n"))
  }

  @Test func `what is suggested for a folder without cases covers it`() throws {
    try Program.withFolder { folder in
      let copied = "cp -r '\(Program.root.path)/rules/starter' . && rm starter/*.cases.yaml"
      let run = try Program.shell(
        "\(copied) && patchbay test starter --suggest -o starter/routing.cases.yaml"
          + " && patchbay test starter --coverage --fail-under 100", in: folder)
      #expect(run.status == 0, "\(run.output)\(run.notes)")
    }
  }
}
