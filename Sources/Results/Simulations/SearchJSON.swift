internal import Experiments
internal import Interpreting
internal import Text

extension SearchedRange {
  /// `members.count from 4 to 80`
  var words: String { "\(key) from \(text(low)) to \(text(high))" }
}

extension SearchOutcome {
  /// The member `search` of a document: what was looked for, and what was found.
  func write(to json: inout JSONWriter) {
    json.object("search") { json in
      json.member("goal", range.goal.rawValue)
      json.member("key", range.key)
      json.member("from", range.text(range.low))
      json.member("to", range.text(range.high))
      json.member("most_tried", range.mostTried)
      json.member("passing", optional: passing.map(range.text))
      json.member("not_passing", optional: notPassing.map(range.text))
      json.key("untried")
      if let untried {
        json.beginArray()
        json.value(range.text(untried.lowerBound))
        json.value(range.text(untried.upperBound))
        json.endArray()
      } else {
        json.null()
      }
      json.member("out_of_time", isOutOfTime)
      json.member("wrong_way", isReversed)
    }
  }
}
