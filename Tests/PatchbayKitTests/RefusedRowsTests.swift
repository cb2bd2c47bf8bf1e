import PatchbayKit
import TestSupport
import Testing

/// Whatever is wrong with the row that says it, no one is texted who has opted out: neither its id nor its phone, whichever row comes first,
/// and no one who comes later with one of them. Others are texted.
@Suite struct RefusedRowsTests {
  @Test(.tags(.slow), .onlyInFullRuns, arguments: 0..<400) func `damaged rows`(_ seed: Int) throws {
    var chance = Chance(seed + 1)
    let list = DamagedList(&chance)
    let rules = try Rules(yaml: "version: 1\nmembers: [ana]\ndistribution: distributed\n", named: "rules.yaml")
    var action = try ContactAction(
      rules, contacts: list.text.span.bytes, as: ContactListFormat(list.isTable ? .csv : .ndjson))
    var texted = Self.texted(action.take(.publish))
    // They come again, in the same action or in one that was saved.
    if chance.isSo(50) { action = try ContactAction(restoring: action.saved(), rules) }
    texted += Self.texted(action.add(Contact("later", phone: DamagedList.phone)))
    texted += Self.texted(action.add(Contact("v", phone: "+12155550177")))
    let told = "seed \(seed): \(texted) of\n\(String(decoding: list.text, as: UTF8.self))"
    for contact in list.protected(texted) { Issue.record("\(contact) is texted, \(told)") }
    #expect(texted.contains("first") && texted.contains("last"), "\(told)")
  }

  /// The same of events: what a refused contact says of opt outs holds.
  @Test(arguments: 0..<100) func `damaged events`(_ seed: Int) throws {
    var chance = Chance(seed + 1)
    let rules = try Rules(yaml: "version: 1\nmembers: [ana]\ndistribution: distributed\n", named: "rules.yaml")
    var action = ContactAction(rules)
    let isFirst = chance.isSo(50)
    let good = #"{"event":"contact","id":"v","phone":"\#(DamagedList.phone)"}"#
    let bad = DamagedList.object(&chance, [#""event":"contact""#])
    let other = #"{"event":"contact","id":"o","phone":"+12155550101"}"#
    let lines = (isFirst ? [good, bad.line] : [bad.line, good]) + [other]
    var bytes: [UInt8] = []
    for line in lines + [#"{"event":"publish"}"#] { bytes += Array(line.utf8) + [0x0A] }
    let effects = try action.takeJSON(String(decoding: bytes, as: UTF8.self))
    #expect(!effects.contains(#""effect":"assigned","contact":"v""#), "seed \(seed): \(bad.line)\n\(effects)")
    #expect(effects.contains(#""effect":"assigned","contact":"o""#), "seed \(seed): \(bad.line)\n\(effects)")
  }

  private static func texted(_ effects: [Effect]) -> [String] {
    effects.compactMap { if case .assigned(let assigned) = $0 { assigned.contact } else { nil } }
  }
}

/// A list of which one row says that its person has opted out, and is damaged in some way.
struct DamagedList {
  static let phone = "+12155550199"
  private static let spellings = ["+12155550199", "215-555-0199", "(215) 555 0199", "1 215 555 0199"]
  private(set) var text: [UInt8] = []
  let isTable: Bool
  /// Whether the damaged row has the id and the phone of the contact `v`.
  private var hasID = false
  private var hasPhone = false

  init(_ chance: inout Chance) {
    isTable = chance.isSo(60)
    var lines: [[UInt8]] = [Array(Self.good("first", "+12155550101", isTable: isTable).utf8)]
    let victim = Array(Self.good("v", Self.phone, isTable: isTable).utf8)
    let bad: [UInt8]
    if isTable {
      bad = row(&chance)
    } else {
      let object = Self.object(&chance, [])
      (hasID, hasPhone) = (object.hasID, object.hasPhone)
      bad = Array(object.line.utf8)
    }
    lines += chance.isSo(50) ? [victim, bad] : [bad, victim]
    lines.append(Array(Self.good("last", "+12155550102", isTable: isTable).utf8))
    if isTable { lines.insert(Array("id,name,phone,tags,opted_out".utf8), at: 0) }
    for line in lines { text += line + [0x0A] }
  }

  /// Those of the texted who should not be.
  func protected(_ texted: [String]) -> [String] {
    texted.filter { $0 == "v" || $0 == "later" && hasPhone }
  }

  private static func good(_ id: String, _ phone: String, isTable: Bool) -> String {
    isTable ? "\(id),Ana,\(phone),," : #"{"id":"\#(id)","name":"Ana","phone":"\#(phone)"}"#
  }

  /// Whom the damaged row is about: by its id, its phone, or both.
  private static func person(_ chance: inout Chance) -> (hasID: Bool, hasPhone: Bool) {
    [(true, true), (true, false), (false, true)][chance.below(3)]
  }

  private mutating func row(_ chance: inout Chance) -> [UInt8] {
    (hasID, hasPhone) = Self.person(&chance)
    let phone = hasPhone ? chance.one(of: Self.spellings) : chance.one(of: ["", "n/a", "123456789012345678901234"])
    let isTag = chance.isSo(30)
    var cells = [
      hasID ? "v" : chance.one(of: ["", "w"]), "Bea", phone, isTag ? chance.one(of: ["opt out", "Donor|Opt Out"]) : "",
      isTag ? "" : chance.one(of: ["yes", "X", "true", "1", "maybe", "Opted Out"]),
    ]
    switch chance.below(9) {
    case 0: break
    case 1: cells[1] = "Smith, Bea"
    case 2: cells[1] = "\"Bea"
    case 3: cells[1] = "Be\"a"
    case 4: cells[1] = "\"Be\"a"
    case 5: cells.remove(at: 1)
    case 6: cells.append("more")
    case 7: cells[1] = "B\u{0}ea"
    default: cells[1] = "a, b, c"
    }
    var bytes = Array(cells.joined(separator: ",").utf8)
    if chance.isSo(15), let place = bytes.firstIndex(of: UInt8(ascii: "B")) { bytes.insert(0xFF, at: place) }
    return bytes
  }

  /// An object that says that `v` or a contact with their phone has opted out, somewhere damaged.
  ///
  /// - Parameter first: its first members.
  static func object(_ chance: inout Chance, _ first: [String]) -> (line: String, hasID: Bool, hasPhone: Bool) {
    let (hasID, hasPhone) = person(&chance)
    var members = first
    if hasID { members.append(#""id":"v""#) } else if chance.isSo(60) { members.append(#""id":"w""#) }
    if hasPhone { members.append(#""phone":"\#(chance.one(of: spellings))""#) }
    let isTag = chance.isSo(30)
    members.append(isTag ? #""tags":["Donor","OPT OUT"]"# : #""opted_out":true"#)
    let flaws = [
      #""name":7"#, #""tags":5"#, #""note":{"a":1}"#, #""note":[1,[2]]"#, #""opted_out":"perhaps""#, #""name":"a\qb""#,
      #""name":"\ud800""#, #""name":"An"a""#, #""id":"u","id":"v""#, #"name:"Ana""#, #""name" "Ana""#, #""n":tru"#,
      #""n":1e999"#,
    ]
    if chance.isSo(85) {
      members.insert(chance.one(of: flaws), at: first.count + chance.below(members.count - first.count + 1))
    }
    var line = "{" + members.joined(separator: chance.isSo(10) ? " " : ",") + "}"
    switch chance.below(8) {
    case 0: line.removeLast()
    case 1: line += "{}"
    case 2: line += " x"
    case 3: line = line.replacing("\"", with: "'")
    case 4: line = "[" + line + "]"
    default: break
    }
    return (line, hasID, hasPhone)
  }
}
