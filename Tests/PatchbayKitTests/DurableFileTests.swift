import Foundation
import PatchbayDurable
import PatchbayKit
import Testing

// What others do to a state file that a program has open, and before.
extension DurableTests {
  /// A file that was moved away while it is open, or cut off, takes nothing more: what is told would not be found again.
  @Test func `a file that is taken away is noticed`() throws {
    try inFolder { state in
      let rules = try Rules(yaml: Self.rules, named: "spring.yaml")
      var action = try DurableAction(rules, file: state, contacts: Self.list)
      _ = try action.take(.publish)
      try FileManager.default.moveItem(atPath: state, toPath: state + ".old")
      #expect(try refusal { _ = try action.take(.send(by: "ana")) }.reason == .disk)
      try FileManager.default.moveItem(atPath: state + ".old", toPath: state)
      #expect(try refusal { _ = try action.take(.send(by: "ana")) }.message.contains("was moved"))
      try action.close()
      var again = try DurableAction(rules, file: state)
      let count = again.eventCount
      #expect(count == 1)
      #expect(truncate(state, 4096) == 0)
      #expect(try refusal { _ = try again.take(.send(by: "ana")) }.reason == .damaged)
    }
  }

  /// An empty file may be what is left of a campaign.
  @Test func `an empty file is begun on demand`() throws {
    try inFolder { state in
      let rules = try Rules(yaml: Self.rules, named: "spring.yaml")
      #expect(FileManager.default.createFile(atPath: state, contents: nil))
      let empty = try refusal { _ = try DurableAction(rules, file: state, contacts: Self.list) }
      #expect(empty.reason == .damaged && empty.help?.contains("beginning: .beside") == true)
      let beside = try DurableAction(rules, file: state, contacts: Self.list, options: .init(beginning: .beside))
      let isNew = beside.isNew
      #expect(isNew)
    }
  }
}
