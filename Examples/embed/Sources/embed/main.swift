import Foundation
import PatchbayKit

/// A value of an effect in a few words.
func words(_ value: EffectValue.Value) -> String {
  switch value {
  case .text(let text): text
  case .list(let texts): texts.joined(separator: "+")
  case .rules(let rules): rules.map { "line \($0.line)" }.joined(separator: "+")
  }
}

guard CommandLine.arguments.count == 2, let text = FileManager.default.contents(atPath: CommandLine.arguments[1]) else {
  print("usage: embed RULES")
  exit(64)
}
do {
  var bank = try TextBank(Array(text), name: CommandLine.arguments[1])
  for effect in try bank.run() {
    let entries = effect.entries.map { "\($0.key)=\(words($0.value))" }
    print("\(effect.place.n).\(effect.place.i) \(effect.kind.rawValue)", entries.joined(separator: " "))
  }
  print("a reply of c2 would go to", try bank.placeOfReply(of: "c2").joined(separator: ", "))
  for (member, counts) in bank.table {
    print("\(member): \(counts.sent) sent, \(counts.waiting) waiting, \(counts.needsAttention) to answer")
  }
} catch let error as RulesError {
  print(error.report, terminator: "")
  exit(1)
}
