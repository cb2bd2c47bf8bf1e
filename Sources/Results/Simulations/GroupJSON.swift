internal import Interpreting
internal import Simulation
internal import Statistics
internal import Text

extension SimulationReport {
  /// The member `groups` of the document: the kinds of members, each with its shifts and what it had to do.
  func writeGroups(to json: inout JSONWriter) {
    json.array("groups") { json in
      for group in groups { json.object { group.write(to: &$0) } }
    }
  }

  /// The member `waits_by_length` of the document: how many waits there were of each length, over all replications.
  func writeWaits(to json: inout JSONWriter) {
    let names = [Metric.Name.firstResponseWait, .replyWait]
    let metrics = names.compactMap { metric($0) }
    let bins = metrics.count == names.count ? WaitHistogram(metrics)?.bins ?? [] : []
    json.array("waits_by_length") { json in
      for bin in bins {
        json.object { json in
          json.member("from_ms", of: bin.from)
          json.member("to_ms", of: bin.to)
          for (name, count) in zip(names, bin.counts) { json.member(name.rawValue, count) }
        }
      }
    }
  }
}

extension MemberGroup {
  fileprivate func write(to json: inout JSONWriter) {
    json.member("name", optional: name)
    write("shifts", behaviour.shifts, to: &json)
    write("breaks", behaviour.breaks, to: &json)
    json.object("abandon") { json in
      json.member("share", of: behaviour.abandon.value)
      json.member("noticed_ms", of: behaviour.noticed.map { Double($0.count) })
    }
    for (name, estimate) in [("members", members), ("utilisation", utilisation), ("sent", sent)] {
      json.object(name) { json in
        json.members(of: estimate)
        json.member("replications", estimate.count)
      }
    }
  }

  private func write(_ name: String, _ periods: [MemberBehaviour.Period], to json: inout JSONWriter) {
    json.array(name) { json in
      for period in periods {
        json.object { json in
          json.member("start_ms", period.start.count)
          json.member("end_ms", of: period.end.map { Double($0.count) })
        }
      }
    }
  }
}
