internal import Folding

/// Remembers what was found out of names, so that most of them cost one look into a table.
final class AnswersByName<Answer> {
  private var names = NameTable()
  private var answers: [Answer] = []
  private let find: (String) -> Answer
  /// Files use few names. Whoever makes up new ones has them judged one by one.
  private static var mostNames: Int { 50_000 }
  private static var mostBytes: Int { 256 }

  /// - Parameter find: finds out the answer for a name, which depends on nothing else.
  init(_ find: @escaping (String) -> Answer) { self.find = find }

  func answer(_ name: Bytes) -> Answer {
    if let known = names.find(name) { return answers[Int(known)] }
    let answer = find(String(decoding: name, as: UTF8.self))
    if names.count < Self.mostNames, name.count <= Self.mostBytes, let new = names.insert(name), new.isNew {
      answers.append(answer)
    }
    return answer
  }
}
