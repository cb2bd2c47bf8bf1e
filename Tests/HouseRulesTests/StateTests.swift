import Foundation
import Testing

/// What the engine may change in a `RoutingState` beside `apply`.
private let agenda: Set<String> = [
  "show", "nextWantedNotifications", "nextPendingWork", "resume", "beginAdoptedWork", "finishAdoptedWork",
  "ignoreShifts", "prepare", "reserve",
]

/// Decisions are values: they come into the state by `apply`, and nothing else changes it.
@Suite struct StateTests {
  private var routing: [Repository.File] { Repository.sources.filter { $0.module == "Routing" } }

  @Test func `agenda is all that the engine changes`() throws {
    let file = try #require(Repository.read("Sources/Routing/State/RoutingState+Agenda.swift"))
    #expect(Set(mutatingFunctions(in: file)) == agenda)
  }

  /// The functions that change a state are called on one by the engine alone, and it calls no others.
  @Test func `deciders`() throws {
    let changing = Set(
      routing.filter { $0.path.contains("/RoutingState") }.flatMap { mutatingFunctions(in: $0.code) })
    #expect(changing.isSuperset(of: agenda.union(["apply", "assign", "place", "plan", "move"])))
    var called: [String: Set<String>] = [:]
    for file in routing where !file.path.contains("/State/") {
      let code = file.code
      #expect(!code.contains("inout RoutingState"), "\(file): only the state changes itself")
      for call in code.matches(of: /\b[sS]tate\.(\w+)\(/) where changing.contains(String(call.1)) {
        called[file.path, default: []].insert(String(call.1))
      }
    }
    #expect(called == ["Sources/Routing/Engine.swift": agenda.union(["apply"])])
  }

  private func mutatingFunctions(in code: String) -> [String] {
    code.matches(of: /\bmutating func (\w+)/).map { String($0.1) }
  }
}
