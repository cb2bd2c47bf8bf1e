internal import Interpreting
internal import Simulation
internal import Statistics
internal import Text

// What pages and terminals answer, for programs.

extension AnswerView {
  /// The member `answer` of a document.
  func write(to json: inout JSONWriter) {
    json.object("answer") { json in
      json.member("tone", style)
      json.member("word", plainSpaces(word))
      json.member("headline", plainSpaces(headline))
      json.array("sentences") { json in
        for sentence in sentences { json.value(plainSpaces(sentence)) }
      }
      json.key("next")
      guard let next else { return json.null() }
      json.object { json in
        json.member("text", plainSpaces(next.text))
        json.member("option", optional: next.option)
      }
    }
  }
}

extension Findings {
  /// The members `replies` and `list` of a document: the two things that a team has to do.
  func write(to json: inout JSONWriter) {
    json.object("replies") { json in
      json.member("finding", replies.name)
      json.object("answered") { json in
        json.member("mean", of: answered.mean)
        json.interval("ci95", answered.interval)
      }
    }
    json.object("list") { json in
      json.member("finding", list.name)
      json.member("finished", finishedRuns)
      json.member("left", of: left)
    }
  }
}

extension Findings.Finding {
  fileprivate var name: String {
    switch self {
    case .yes: "yes"
    case .no: "no"
    case .unsettled: "not_settled"
    case .nothing: "nothing_to_do"
    }
  }
}

extension Assumptions {
  /// The member `assumed` of a document: what pages say of the scenario, in words.
  func write(to json: inout JSONWriter) {
    json.array("assumed") { json in
      for fact in facts {
        json.object { json in
          json.member("name", fact.name)
          json.member("value", plainSpaces(fact.value))
        }
      }
    }
  }
}

extension JSONWriter {
  /// `"ci95":[…,…]`, or null.
  mutating func interval(_ name: String, _ range: ClosedRange<Double>?) {
    key(name)
    guard let range else { return null() }
    beginArray()
    value(thousandths(range.lowerBound))
    value(thousandths(range.upperBound))
    endArray()
  }
}
