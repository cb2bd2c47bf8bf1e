internal import Diagnostics
internal import Experiments
internal import Simulation
internal import Statistics
internal import Text

extension Influences {
  /// How many assumptions a text or a page shows; documents have all.
  static let shown = 12

  /// A table of what moves the gates most, and what to find out first.
  func text(_ style: TextStyle) -> String {
    var table = TextTable()
    table.left = [0]
    table.add(["what matters", "from", "to"] + texts.map { printable(shortened($0, to: 40)) })
    table.add(["as assumed", "", ""] + zip(gates, usual).map { amount($1, of: $0, .plain) + "  " })
    for influence in ranked.prefix(Influences.shown) {
      table.add(
        [printable(influence.assumption.name), influence.assumption.low, influence.assumption.high]
          + zip(gates, influence.effects).map { gate, effect in span(effect, of: gate) })
    }
    return "\n" + table.text(ruled: [1], within: style.width) + style.prose(note + sentences.map { $0 + "\n" }.joined())
  }

  private func span(_ effect: Influence.Effect, of gate: Gate) -> String {
    let (low, high) = (amount(effect.low, of: gate, .plain), amount(effect.high, of: gate, .plain))
    return (low == high ? low : "\(low) … \(high)") + (effect.isCertain ? " *" : "  ")
  }

  private var note: String {
    let more = ranked.count - Influences.shown
    return (more > 0 ? "and \(grouped(more)) more that matter less\n" : "")
      + "* certain, with all of them in mind; each is moved alone, with the same random numbers in "
      + "\(counted(replications, "run"))\n"
  }

  func amount(_ value: Double?, of gate: Gate, _ style: NumberStyle) -> String {
    QuantityText(gate.unit, style).text(value)
  }

  /// What to find out before the day, from the assumption that matters most on.
  var sentences: [String] {
    guard let first = ranked.first, first.size > 0 else { return ["None of the assumptions moves a gate."] }
    let few = ranked.prefix(3).filter { $0.size > first.size / 4 && $0.effects.contains(where: \.isCertain) }
    if few.isEmpty { return ["No assumption moves a gate so far that \(counted(replications, "run")) show it."] }
    let names = few.map { visible($0.assumption.name) }
    let rest = names.dropFirst().joined(separator: " and ")
    return [
      "What matters most is \(names[0]): from \(few[0].assumption.low) to \(few[0].assumption.high), \(moved(few[0]))."
        + (rest.isEmpty ? "" : " Then \(rest)."),
      "next: Find out about it before the day.",
    ]
  }

  /// `p95(first_response_wait) goes from 4.1 min to 9.3 min`
  private func moved(_ influence: Influence) -> String {
    let place = influence.effects.indices.max { influence.effects[$0].size < influence.effects[$1].size } ?? 0
    let effect = influence.effects[place]
    let what =
      switch gates[place] {
      case .statistic: gates[place].measured.text
      case .chance: "the chance in \(visible(texts[place]))"
      }
    return "\(what) goes from \(amount(effect.low, of: gates[place], .page)) to "
      + amount(effect.high, of: gates[place], .page)
  }

  /// A row for each assumption and gate, below the rows of the simulation.
  func csv() -> String {
    var text = csvRow([
      "assumption", "low", "high", "gate", "at_low", "at_high", "difference", "ci95_low", "ci95_high", "certain",
    ])
    for influence in ranked {
      for (gate, effect) in zip(texts, influence.effects) {
        let interval = effect.difference.interval
        text += csvRow(
          [influence.assumption.name, influence.assumption.low, influence.assumption.high, gate]
            + [effect.low, effect.high, effect.difference.mean, interval?.lowerBound, interval?.upperBound].map(
              csvNumber)
            + [effect.isCertain ? "true" : "false"])
      }
    }
    return text
  }
}

extension Influences {
  /// The member `what_matters` of a document.
  func write(to json: inout JSONWriter) {
    json.object("what_matters") { json in
      json.member("replications", replications)
      json.member("events", events)
      json.array("gates") { json in
        for (text, value) in zip(texts, usual) {
          json.object { json in
            json.member("gate", text)
            json.member("as_assumed", of: value)
          }
        }
      }
      json.array("assumptions") { json in
        for influence in ranked { json.object { write(influence, to: &$0) } }
      }
    }
  }

  private func write(_ influence: Influence, to json: inout JSONWriter) {
    json.member("name", influence.assumption.name)
    json.member("low", influence.assumption.low)
    json.member("high", influence.assumption.high)
    json.member("is_range", influence.assumption.isRange)
    json.member("size", of: influence.size)
    json.array("effects") { json in
      for effect in influence.effects {
        json.object { json in
          json.member("at_low", of: effect.low)
          json.member("at_high", of: effect.high)
          json.member("difference", of: effect.difference.mean)
          json.interval("ci95", effect.difference.interval)
          json.member("certain", effect.isCertain)
        }
      }
    }
  }
}
