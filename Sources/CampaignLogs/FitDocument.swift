internal import Fitting
internal import ScenarioLanguage
internal import Text

/// What a log says, as the document of `fit --format json`: every figure with its interval, the scenario file, and what its runs came to
/// where these were asked for.
package struct FitDocument {
  private let fit: CampaignFit
  private let scenario: FittedScenario
  private let test: BackTest?
  private let log: String
  private let lines: (read: Int, unreadable: Int, ofStrangers: Int)

  private static let schema = "patchbay.fit/1"

  /// - Parameters:
  ///   - log: what the log is called.
  ///   - lines: how many lines or messages it has, and how many of them cannot be read, or are of people who are not on the list.
  init(
    _ fit: CampaignFit, _ scenario: FittedScenario, _ test: BackTest?, log: String,
    lines: (read: Int, unreadable: Int, ofStrangers: Int)
  ) {
    self.fit = fit
    self.scenario = scenario
    self.test = test
    self.log = log
    self.lines = lines
  }

  /// The text of the document: one line.
  package var text: String {
    var json = JSONWriter()
    json.object { json in
      json.member("schema", Self.schema)
      json.member("log", log)
      json.member("lines", lines.read)
      json.member("unreadable", lines.unreadable)
      json.member("of_strangers", lines.ofStrangers)
      json.member("contacts", scenario.contactCount)
      json.member("texted", fit.texted)
      json.member("workers", fit.members)
      json.member("begin_ms", fit.begin)
      json.member("end_ms", fit.end)
      json.member("level", fittedLevel)
      members(&json)
      replies(&json)
      json.member("left_to_defaults", scenario.leftToDefaults)
      json.member("scenario", scenario.text)
      json.key("check")
      if let test { json.object { test.write(to: &$0) } } else { json.null() }
    }
    json.endLine()
    return json.string
  }

  private func members(_ json: inout JSONWriter) {
    json.object("members") { json in
      json.figure(AssumedWorkKey.textsPerHour.name, fit.pace)
      json.array("mix") { json in
        for kind in fit.kinds {
          json.object { json in
            json.member("kind", kind.name.rawValue)
            json.member("count", kind.members)
            json.figure(AssumedWorkKey.textsPerHour.name, kind.pace)
          }
        }
      }
      json.delay(AssumedWorkKey.handlingTime.name, fit.handling)
      json.array("shifts") { json in
        for period in fit.shifts.periods {
          json.object { json in
            json.member("start_ms", period.lowerBound)
            json.member("end_ms", period.upperBound)
          }
        }
      }
      json.figure(AssumedWorkKey.abandon.name, fit.shifts.abandoned)
      json.key("noticed_ms")
      if let noticed = fit.shifts.noticed { json.value(noticed) } else { json.null() }
    }
  }

  private func replies(_ json: inout JSONWriter) {
    json.object("replies") { json in
      json.figure(AssumedReplyKey.undelivered.name, fit.undelivered)
      json.figure(AssumedReplyKey.reply.name, fit.reply)
      json.figure(AssumedReplyKey.optOut.name, fit.optOut)
      json.figure(AssumedReplyKey.click.name, fit.click)
      json.delay(AssumedReplyKey.delay.name, fit.delay)
      json.figure(AssumedReplyKey.meanReplies.name, fit.meanReplies)
      json.array("groups") { json in
        for group in fit.groups {
          json.object { json in
            if let field = group.name.field {
              json.member("field", field)
              json.member("value", group.name.value)
            } else {
              json.member("tag", group.name.value)
            }
            json.member("share", group.carried)
            json.figure(AssumedReplyKey.reply.name, group.reply)
            json.figure(AssumedReplyKey.optOut.name, group.optOut)
          }
        }
      }
    }
  }
}

extension BackTest {
  fileprivate func write(to json: inout JSONWriter) {
    json.member("runs", runs)
    json.member("contacts", contacts)
    json.member("has_contacts_of_log", hasContactsOfLog)
    json.member("workers", members.observed)
    json.member("selected", members.selected)
    json.array("counts") { json in
      for row in rows {
        json.object { json in
          json.member("count", row.count.words)
          json.member("observed", row.observed)
          json.member("mean", row.mean)
          json.member("low", row.range.lowerBound)
          json.member("high", row.range.upperBound)
          json.member("is_inside", row.isInside)
        }
      }
    }
  }
}

extension JSONWriter {
  /// A figure with its interval; null where the log does not say.
  fileprivate mutating func figure(_ name: String, _ value: FittedValue?) {
    key(name)
    guard let value else { return null() }
    object { json in
      json.member("value", value.value)
      json.member("low", value.low)
      json.member("high", value.high)
      json.member("observations", value.count)
    }
  }

  /// A distribution of lengths of time with the interval of its median; null where the log does not say.
  fileprivate mutating func delay(_ name: String, _ fit: DelayFit?) {
    key(name)
    guard let fit else { return null() }
    object { json in
      json.figure("median_ms", fit.median)
      json.array("parts") { json in
        switch fit.shape {
        case .exponential(let mean): json.part("exponential", 1, [("mean_ms", mean)])
        case .lognormal(let median, let sigma):
          json.part("lognormal", 1, [("median_ms", median), ("sigma", sigma)])
        case .gamma(let mean, let shape): json.part("gamma", 1, [("mean_ms", mean), ("shape", shape)])
        case .weibull(let scale, let shape): json.part("weibull", 1, [("scale_ms", scale), ("shape", shape)])
        case .twoLognormals(let share, let median, let sigma, let later, let laterSigma):
          json.part("lognormal", share, [("median_ms", median), ("sigma", sigma)])
          json.part("lognormal", 1 - share, [("median_ms", later), ("sigma", laterSigma)])
        }
      }
    }
  }

  private mutating func part(_ family: String, _ share: Double, _ parameters: [(name: String, value: Double)]) {
    object { json in
      json.member("family", family)
      json.member("share", share)
      for parameter in parameters { json.member(parameter.name, parameter.value) }
    }
  }
}
