import Foundation
import PatchbayKit

guard CommandLine.arguments.count == 2, let text = FileManager.default.contents(atPath: CommandLine.arguments[1]) else {
  print("usage: embed RULES")
  exit(64)
}
do {
  var bank = try TextBank(String(decoding: text, as: UTF8.self), name: CommandLine.arguments[1])
  for effect in bank.run() { bank.act(on: effect) }
  try bank.restart()
  print(bank.placeOfReply(of: "c2"))
  for row in bank.table() { print(row) }
} catch let error as RulesError {
  print(error, terminator: "")
  exit(1)
}
