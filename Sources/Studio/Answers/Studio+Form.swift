internal import Diagnostics
internal import Editing
internal import JSONTree
internal import Text

// The form of a rule file.
extension Studio {
  /// What the form shows; `form` is null where the text cannot be read.
  func form(_ request: JSONValue) throws(StudioRefusal) -> JSONValue {
    let file = try file(request)
    guard let form = workspace.form(of: file.path) else { return ["form": .null] }
    return [
      "form": [
        "members": .texts(form.members), "others": .texts(form.others),
        "mode": .text(form.mode), "modes": words(RuleForm.modes),
        "bucket_size": .optional(form.bucketSize),
        "steps": .texts(form.steps), "step_words": words(RuleForm.stepWords),
        "are_steps_simple": .flag(form.areStepsSimple),
        "rules": .list(form.rules.map { shown($0) }),
        "hours": form.hours.map { shown($0) } ?? .null,
      ]
    ]
  }

  private func shown(_ hours: RuleForm.Hours) -> JSONValue {
    [
      "start": .text(hours.start), "end": .text(hours.end), "zone": .text(hours.zone),
      "is_simple": .flag(hours.isSimple),
    ]
  }

  private func shown(_ rule: RuleForm.Rule) -> JSONValue {
    [
      "line": JSONValue(rule.line), "tag": .optional(rule.tag), "to": .texts(rule.to),
      "is_simple": .flag(rule.isSimple), "text": .text(rule.text),
    ]
  }

  /// The edits that make a change of the form.
  func change(_ request: JSONValue) throws(StudioRefusal) -> JSONValue {
    let file = try file(request)
    guard let change = request["change"].flatMap(FormChange.init) else {
      throw StudioRefusal(.request, "there is no such change of a form")
    }
    do throws(Failure) {
      return ["edits": edits(try workspace.edits(of: change, in: file.path))]
    } catch {
      throw StudioRefusal(error)
    }
  }

  /// Words of the language, each with how people read it.
  private func words(_ words: [String]) -> JSONValue {
    .list(
      words.map { word in
        ["word": .text(word), "text": .text(String(word.map { $0 == "_" ? " " : $0 }))]
      })
  }
}

extension FormChange {
  fileprivate init?(_ json: JSONValue) {
    func text(_ key: String) -> String? { json[key]?.text }
    func names(_ key: String) -> [String]? { json[key]?.list.map { $0.compactMap(\.text) } }
    let number = json["number"]?.whole
    let made: FormChange? =
      switch json["kind"]?.text {
      case "add-member": text("name").map { .addMember($0) }
      case "remove-member": number.map { .removeMember($0) }
      case "mode": text("mode").map { .mode($0) }
      case "bucket-size": number.map { .bucketSize($0) }
      case "steps": names("steps").map { .steps($0) }
      case "add-rule": text("tag").flatMap { tag in names("to").map { .addRule(tag: tag, to: $0) } }
      case "set-rule":
        number.flatMap { number in
          text("tag").flatMap { tag in names("to").map { .setRule(number, tag: tag, to: $0) } }
        }
      case "remove-rule": number.map { .removeRule($0) }
      case "hours":
        text("start").flatMap { start in
          text("end").flatMap { end in text("zone").map { .hours(start: start, end: end, zone: $0) } }
        }
      case "no-hours": .noHours
      default: nil
      }
    guard let made else { return nil }
    self = made
  }
}
