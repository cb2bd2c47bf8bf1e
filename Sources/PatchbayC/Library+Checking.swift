internal import PatchbayHeader
internal import PatchbayKit

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation public func patchbay_check(
  _ name: UnsafePointer<CChar>?, _ rules: UnsafePointer<CChar>?, _ length: Int, _ team: UnsafePointer<CChar>?,
  _ team_length: Int, _ document: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
  _ text: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
  _ error: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> Int32 {
  answer(error) { () throws(Failure) in
    let (document, text) = (try TextOut(document, "document"), try TextOut(text))
    let given = try GivenRules(name, rules, length, team, team_length)
    let found: (json: String, text: String, isUsable: Bool)
    do throws(RulesError) {
      let rules = try given.read()
      found = (rules.json, rules.report, true)
    } catch {
      found = (error.json, error.description, false)
    }
    try document.set(found.json)
    do throws(Failure) {
      if !found.text.isEmpty { try text.set(found.text) }
    } catch {
      document.clear()
      throw error
    }
    return Int(found.isUsable ? PATCHBAY_OK : PATCHBAY_BAD_RULES)
  }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation public func patchbay_team(
  _ rules: UnsafePointer<CChar>?, _ length: Int, _ path: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
  _ error: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> Int32 {
  answer(error) { () throws(Failure) in
    let path = try TextOut(path, "path")
    let given = try GivenRules(nil, rules, length, nil, 0)
    // The reader of rules asks for the file under the name that they give it.
    var named: String?
    do throws(RulesError) {
      _ = try given.read { asked in
        named = asked
        return []
      }
    } catch {}
    if let named { try path.set(named) }
    return Int(PATCHBAY_OK)
  }
}

/// The rules that a caller gives, and the file of their team.
struct GivenRules {
  private let text: TextIn
  private let name: String
  /// Nil where the caller gives none.
  private let team: TextIn?

  init(
    _ name: UnsafePointer<CChar>?, _ rules: UnsafePointer<CChar>?, _ length: Int, _ team: UnsafePointer<CChar>?,
    _ team_length: Int
  ) throws(Failure) {
    let most = Int(PATCHBAY_MOST_BYTES)
    text = try TextIn(rules, length, "rules", most: most)
    let roster = try TextIn(team, team_length, "team", most: most)
    self.team = team == nil ? nil : roster
    guard Memory.hasRoom(for: Rules.memoryToRead(length + team_length)) else { throw Failure.noMemory }
    self.name = if let name { try TextIn.terminated(name, "name") } else { "rules.yaml" }
  }

  /// Reads and checks them, with the file of the team that was given.
  func read() throws(RulesError) -> Rules {
    guard let team else { return try Rules(yaml: text.array, named: name) }
    return try read { _ in team.array }
  }

  func read(team: @escaping Rules.TeamReader) throws(RulesError) -> Rules {
    try Rules(yaml: text.array, named: name, team: team)
  }
}
