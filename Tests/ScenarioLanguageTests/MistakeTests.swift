import Diagnostics
import ScenarioLanguage
import Simulation
import Testing

@Suite struct MistakeTests {
  @Test(arguments: [
    Mistake(
      "contacts: { list: contacts.csv, tags: { Donor: 8% } }", "PB0422", at: "tags",
      "`contacts` takes either `list` or what to make up, not both", related: "list"),
    Mistake(
      "contacts: { count: 5, list: contacts.csv }", "PB0422", at: "list",
      "`contacts` takes either `list` or what to make up, not both", related: "count"),
    Mistake(
      "replies: { reply: { from: 10%, to: 4% } }", "PB0436", at: "{ from: 10%, to: 4% }",
      "the range begins above its end", help: "write the smaller value at `from`, and one between both at `likely`"),
    Mistake(
      "members: { turn_up: { from: 50%, to: 60%, likely: 70% } }", "PB0436",
      at: "{ from: 50%, to: 60%, likely: 70% }", "the likeliest value is not between `from` and `to`",
      help: "write the smaller value at `from`, and one between both at `likely`"),
    Mistake(
      "members: { texts_per_hour: { to: 60 } }", "PB0420", at: "to", "the key `from` is missing in a range of paces"),
    Mistake(
      "replies: { reply: { from: 10%, to: 60% }, opt_out: 50% }", "PB0407", at: "50%",
      "`reply` and `opt_out` add up to 1.1, more than everyone", related: "{ from: 10%, to: 60% }"),
    Mistake(
      "contacts: { list: people.csv }", "PB0434", at: "people.csv",
      "cannot load `people.csv`: there is no such file"),
    Mistake(
      "contacts: { list: [a.csv] }", "PB0401", at: "[a.csv]", "expected the path of a contact list, found a list"),
    Mistake(
      "contacts: { count: 10000001 }", "PB0403", at: "10000001",
      "`10000001` is out of range, expected a whole number from 0 to 10000000"),
    Mistake(
      "contacts: { fields: { state: { TX: 60%, CA: 0.5, NY: 10% } } }", "PB0407", at: "0.5",
      "the shares of these values add up to 1.2, more than everyone"),
    Mistake(
      "contacts: { time_zones: { America/Chicago: 60%, UTC: 41% } }", "PB0407", at: "41%",
      "the shares of these time zones add up to 1.01, more than everyone"),
    Mistake(
      "contacts: { time_zones: { America/Chicgo: 60% } }", "PB0432", at: "America/Chicgo",
      "`America/Chicgo` is not a time zone", help: "did you mean `America/Chicago`?"),
    Mistake(
      "contacts: { time_zones: { central: 60% } }", "PB0432", at: "central", "`central` is not a time zone",
      help: "did you mean `America/Chicago`?"),
    Mistake(
      "contacts: { fields: { \"\": { TX: 1 } } }", "PB0421", at: "\"\"", "a name needs at least one character"),
    Mistake(
      "contacts: { fields: { state: TX } }", "PB0401", at: "TX",
      "expected a mapping from its values to a share from 0 to 1, such as `0.07` or `7%`, found `TX`"),
    Mistake(
      "contacts: { tags: { Donor: 8%, donor: 5% } }", "PB0426", at: "donor", "the tag `donor` is written twice",
      related: "Donor"),
  ])
  func `contacts`(_ mistake: Mistake) { mistake.check() }

  @Test(arguments: [
    Mistake(
      "arrivals: at_strat", "PB0405", at: "at_strat", "unknown word `at_strat`, expected `at_start`",
      help: "did you mean `at_start`?"),
    Mistake(
      "arrivals: [0s, 1h]", "PB0401", at: "[0s, 1h]",
      "expected `at_start`, or a mapping with the keys of `arrivals`, found a list"),
    Mistake("arrivals: {}", "PB0420", at: "{}", "`arrivals` needs `times` or `rates`"),
    Mistake(
      "arrivals: { times: [0s], rates: [{ from: 0s, to: 1h, per_hour: 5 }] }", "PB0422", at: "rates",
      "`times` and `rates` exclude each other", related: "times"),
    Mistake("arrivals: { times: [] }", "PB0423", at: "[]", "this list needs at least one entry"),
    Mistake(
      "arrivals: { times: [1h, 60m] }", "PB0426", at: "60m", "the moment `1h` is written twice", related: "1h"),
    Mistake(
      "arrivals: { times: [40d] }", "PB0403", at: "40d", "`40d` is out of range, expected a length of time up to 30d"),
    Mistake(
      "arrivals: { times: [5] }", "PB0404", at: "5", "expected a length of time up to 30d, found `5`",
      help: "add a unit: `5s`, `5m` or `5h`"),
    Mistake("arrivals: { rates: [] }", "PB0423", at: "[]", "this list needs at least one entry"),
    Mistake(
      "arrivals: { rates: [{ from: 0s, to: 1h }] }", "PB0420", at: "from",
      "the key `per_hour` is missing in a period of `rates`"),
    Mistake(
      "arrivals: { rates: [{ from: 1h, to: 30m, per_hour: 5 }] }", "PB0408", at: "30m",
      "this period ends at `30m`, not after its start at `1h`", related: "1h"),
    Mistake(
      "arrivals: { rates: [{ from: 1h, to: 2h, per_hour: 5 }, { from: 0s, to: 61m, per_hour: 5 }] }", "PB0425",
      at: "1h", "this period starts at `1h`, but another one ends at `61m`", related: "0s"),
    Mistake(
      "arrivals: { rates: [{ from: 0s, to: 1h, per_hour: 10000001 }] }", "PB0403", at: "10000001",
      "`10000001` is out of range, expected a number from 0 to 10000000"),
    Mistake(
      "arrivals: { times: [0s, 3h] }", "PB0433", at: "3h", "contacts come at `3h`, when the run is over",
      help: "the run lasts `3h`: write an earlier moment, or a longer `until`"),
    Mistake(
      "run: { until: 1h }\narrivals: { rates: [{ from: 1h, to: 2h, per_hour: 1 }] }", "PB0433", at: "1h",
      "this period starts at `1h`, when the run is over", related: "1h"),
  ])
  func `arrivals`(_ mistake: Mistake) { mistake.check() }

  @Test(arguments: [
    Mistake(
      "members: { shift: { end: 1h }, shifts: [{ end: 1h }] }", "PB0422", at: "shifts",
      "`shift` and `shifts` exclude each other", related: "shift"),
    Mistake(
      "members: { leaving: away, shift: { leaving: removed } }", "PB0422", at: "leaving",
      "`leaving` stands both in `shift` and beside it", related: "leaving"),
    Mistake("members: { shifts: [] }", "PB0423", at: "[]", "this list needs at least one entry"),
    Mistake(
      "members: { shift: { start: 2h, end: 1h } }", "PB0408", at: "1h",
      "this shift ends at `1h`, not after its start at `2h`", related: "2h",
      help: "both count from the start of the run"),
    Mistake(
      "members: { shift: { end: 0s } }", "PB0408", at: "0s", "this shift ends at `0ms`, not after its start at `0ms`"),
    Mistake(
      "members: { shifts: [{ start: 1h }, { start: 2h }] }", "PB0425", at: "2h",
      "this shift starts at `2h`, but another one lasts as long as the run", related: "1h"),
    Mistake(
      "members: { shifts: [{ start: 1h, end: 90m }, { end: 61m }] }", "PB0425", at: "1h",
      "this shift starts at `1h`, but another one ends at `61m`", related: "{ end: 61m }"),
    Mistake(
      "members: { breaks: [{ start: 10m, end: 1h }, { start: 50m, end: 2h }] }", "PB0425", at: "50m",
      "this break starts at `50m`, but another one ends at `1h`", related: "10m"),
    Mistake("members: { breaks: [{ start: 10m }] }", "PB0420", at: "start", "the key `end` is missing in a break"),
    Mistake(
      "members: { shift: { start: 3h } }", "PB0433", at: "3h", "this shift starts at `3h`, when the run is over"),
    Mistake(
      "members: { leaving: gone }", "PB0405", at: "gone", "unknown word `gone`, expected one of `away` or `removed`"),
    Mistake(
      "precision: { mean(utilisation): 1% }", "PB0400", at: "precision", "`precision` is not a key of a scenario file",
      help: "it belongs in `run`: `run: { precision: … }`"),
    Mistake(
      "run: { gates: [unanswered < 5] }", "PB0400", at: "gates", "`gates` is not a key of `run`",
      help: "it belongs at the root of the file, without indentation"),
    Mistake(
      "members: { abandon: 5 }", "PB0403", at: "5",
      "`5` is out of range, expected a share from 0 to 1, such as `0.07` or `7%`",
      help: "write `5%` if you mean percent"),
    Mistake(
      "members: { abandon: { noticed: 20m } }", "PB0420", at: "noticed", "the key `share` is missing in `abandon`"),
    Mistake(
      "members: { abandon: { share: 5, noticed: 20m } }", "PB0403", at: "5",
      "`5` is out of range, expected a share from 0 to 1, such as `0.07` or `7%`"),
    Mistake(
      "members: { abandon: { share: 5%, notices: 20m } }", "PB0400", at: "notices",
      "unknown key `notices` in `abandon`, expected one of `share` or `noticed`", help: "did you mean `noticed`?"),
    Mistake(
      "members: { abandon: { share: 5%, noticed: soon } }", "PB0404", at: "soon",
      "expected a length of time up to 30d, or `never`, found `soon`"),
    Mistake(
      "members: { abandon: { share: 5%, noticed: 20 } }", "PB0404", at: "20",
      "expected a length of time up to 30d, or `never`, found `20`"),
    Mistake(
      "members: { abandon: { share: 5%, noticed: 4h } }", "PB0433", at: "4h",
      "a member who leaves is noticed at the earliest at `4h`, when the run is over"),
    Mistake(
      "members: { abandon: [5%] }", "PB0401", at: "[5%]",
      "expected a share from 0 to 1, such as `0.07` or `7%`, or a mapping with the keys of `abandon`, found a list"),
    Mistake("members: { mix: {} }", "PB0423", at: "{}", "this mapping needs at least one kind"),
    Mistake(
      "members: { mix: { fast: { texts_per_hour: 900 } } }", "PB0420", at: "texts_per_hour",
      "the key `count` is missing in a kind of `mix`"),
    Mistake(
      "members: { mix: { fast: { count: 0 } } }", "PB0403", at: "0",
      "`0` is out of range, expected a whole number from 1 to 20000"),
    Mistake(
      "members: { mix: { fast: { count: 1, mix: {} } } }", "PB0400", at: "mix",
      "unknown key `mix` in a kind of `mix`, expected one of `count`, `texts_per_hour`, `handling_time`, `shift`, "
        + "`shifts`, `leaving`, `breaks`, `abandon` or `turn_up`"),
    Mistake(
      "members: { named: { ana: { count: 1 } } }", "PB0400", at: "count",
      "unknown key `count` in a member of `named`, expected one of `texts_per_hour`, `handling_time`, `shift`, "
        + "`shifts`, `leaving`, `breaks`, `abandon` or `turn_up`"),
    Mistake(
      "members: { named: { ana: fast } }", "PB0401", at: "fast",
      "expected a mapping with the keys of a member of `named`, found `fast`"),
  ])
  func `members`(_ mistake: Mistake) { mistake.check() }

  @Test(arguments: [
    Mistake(
      "replies: { reply: 60%, opt_out: 41% }", "PB0407", at: "41%",
      "`reply` and `opt_out` add up to 1.01, more than everyone", related: "60%"),
    Mistake(
      "replies: { reply: 60%, opt_out: 10%, by_tag: [{ tag: A, reply: 95% }] }", "PB0407", at: "95%",
      "`reply` and `opt_out` add up to 1.05, more than everyone"),
    Mistake(
      "replies: { by_tag: [{ tag: A, opt_out: 95%, reply: 5% }, { tag: B, opt_out: 95%, reply: 6% }] }", "PB0407",
      at: "6%", "`reply` and `opt_out` add up to 1.01, more than everyone", related: "95%"),
    Mistake(
      "replies: { words: [{ text: a, share: 60% }, { text: b, share: 0.5 }, { text: c, share: 1 }] }", "PB0407",
      at: "0.5", "the shares of these texts add up to 1.1, more than everyone"),
    Mistake(
      "replies: { words: [{ text: a, share: 1% }, { share: 2%, text: \"a\" }] }", "PB0426", at: "\"a\"",
      "the text `a` is written twice", related: "a"),
    Mistake(
      "replies: { words: [{ text: \" \", share: 1% }] }", "PB0401", at: "\" \"", "expected a text, found a blank one"),
    Mistake(
      "replies: { words: [hola] }", "PB0401", at: "hola",
      "expected a mapping with the keys of an entry of `words`, found `hola`"),
    Mistake(
      "replies: { by_tag: [{ tag: A }, { tag: a }] }", "PB0426", at: "a", "the tag `a` is written twice", related: "A"),
    Mistake(
      "replies: { by_tag: { A: { reply: 1 } } }", "PB0401", at: "{ A: { reply: 1 } }",
      "expected a list, each entry a mapping with the keys of an entry of `by_tag`, found a mapping"),
    Mistake(
      "replies: { by_tag: [{ reply: 1% }] }", "PB0420", at: "reply", "the key `tag` is missing in an entry of `by_tag`"),
    Mistake(
      "contacts: { tags: { Donor: 1% } }\nreplies: { by_tag: [{ tag: Doner }] }", "PB0433", at: "Doner",
      "no contact is made up with the tag `Doner`", help: "did you mean `Donor`?"),
    Mistake(
      "replies: { mean_replies: 0.5 }", "PB0403", at: "0.5", "`0.5` is out of range, expected a number from 1 to 1000"),
    Mistake(
      "replies: { click: 1e-2 }", "PB0402", at: "1e-2",
      "expected a share from 0 to 1, such as `0.07` or `7%`, found `1e-2`",
      help: "write a number from 0 to 1 or a percentage: `0.07` or `7%`"),
    Mistake(
      "replies: { click: \"4%\" }", "PB0402", at: "\"4%\"",
      "expected a share from 0 to 1, such as `0.07` or `7%`, found the text `4%`", help: "write it without quotes"),
  ])
  func `replies`(_ mistake: Mistake) { mistake.check() }

  @Test(arguments: [
    Mistake(
      "replies: { delay: [] }", "PB0423", at: "[]", "this list needs at least one entry"),
    Mistake(
      "replies: { delay: [{ share: 50%, mean: 1m }, { share: 40%, mean: 2m }] }", "PB0411",
      at: "[{ share: 50%, mean: 1m }, { share: 40%, mean: 2m }]", "the shares of this list add up to 0.9, not to 1"),
    Mistake(
      "replies: { delay: [{ mean: 1m }] }", "PB0411", at: "{ mean: 1m }", "these keys do not make a random time",
      help: "each entry of a list has a `share`"),
    Mistake(
      "replies: { delay: { mean: 1m, share: 1 } }", "PB0411", at: "{ mean: 1m, share: 1 }",
      "these keys do not make a random time", help: "`share` belongs to the entries of a list"),
    Mistake(
      "replies: { delay: { mean: 1m, sigma: 1 } }", "PB0411", at: "{ mean: 1m, sigma: 1 }",
      "these keys do not make a random time"),
    Mistake(
      "replies: { delay: { from: 2m, to: 1m } }", "PB0411", at: "{ from: 2m, to: 1m }",
      "these keys do not make a random time"),
    Mistake(
      "replies: { delay: { median: 2m, p95: 1m } }", "PB0411", at: "{ median: 2m, p95: 1m }",
      "no lognormal distribution has this `median` and `p95`"),
    Mistake(
      "replies: { delay: { median: 0s, p95: 1m } }", "PB0411", at: "{ median: 0s, p95: 1m }",
      "no such distribution has the median `0s`"),
    Mistake(
      "replies: { delay: { scale: 1m, shape: 101 } }", "PB0403", at: "{ scale: 1m, shape: 101 }",
      "the shape 101 is out of range beside `scale`, expected a number from 0.1 to 100"),
    Mistake(
      "replies: { delay: { mean: 1m, shape: 1001 } }", "PB0403", at: "1001",
      "`1001` is out of range, expected a number from 0.01 to 1000"),
    Mistake(
      "replies: { delay: { file: waits.csv } }", "PB0411", at: "{ file: waits.csv }",
      "these keys do not make a random time"),
  ])
  func `random times`(_ mistake: Mistake) { mistake.check() }

  @Test(arguments: [
    Mistake("churn: [{ joins: ana }]", "PB0420", at: "joins", "the key `at` is missing in an entry of `churn`"),
    Mistake("churn: [{ at: 1h }]", "PB0420", at: "at", "an entry of `churn` needs `joins` or `leaves`"),
    Mistake(
      "churn: [{ at: 1h, joins: ana, leaves: joe }]", "PB0422", at: "leaves",
      "`joins` and `leaves` exclude each other", related: "joins"),
    Mistake(
      "churn: [{ at: 2h, joins: ana }, { at: 1h, joins: ana }]", "PB0427", at: "ana",
      "`ana` takes part already at `2h`", related: "ana"),
    Mistake(
      "churn: [{ at: 2h, leaves: ana }, { at: 1h, leaves: ana }]", "PB0427", at: "ana",
      "`ana` does not take part at `2h`", related: "ana"),
    Mistake(
      "churn: [{ at: 1h, leaves: ana }, { at: 60m, joins: ana }]", "PB0427", at: "ana",
      "`ana` both joins and leaves at `1h`", related: "ana"),
    Mistake(
      "churn: [{ at: 4h, joins: ana }]", "PB0433", at: "4h", "this change comes at `4h`, when the run is over"),
    Mistake(
      "run: { until: 1h, warm_up: 1h }", "PB0429", at: "1h",
      "the warm-up lasts `1h`, so nothing of a run of `1h` is measured", related: "1h"),
    Mistake(
      "run: { warm_up: 4h }", "PB0429", at: "4h",
      "the warm-up lasts `4h`, so nothing of a run of `3h` is measured"),
    Mistake(
      "run: { replications: 40, precision: { unanswered: 2 } }", "PB0422", at: "precision",
      "`replications` and `precision` exclude each other", related: "replications"),
    Mistake(
      "run: { replications: 10001 }", "PB0403", at: "10001",
      "`10001` is out of range, expected a whole number from 1 to 10000"),
    Mistake(
      "run: { seed: 18446744073709551616 }", "PB0403", at: "18446744073709551616",
      "`18446744073709551616` is out of range, expected a whole number from 0 to 2^64 - 1"),
    Mistake(
      "run: { until: 0s }", "PB0403", at: "0s", "`0s` is out of range, expected a length of time from 1ms to 30d"),
    Mistake(
      "name: \"a\\u200Bb\"", "PB0421", at: "\"a\\u200Bb\"",
      "`a<U+200B>b` holds `U+200B`, a character that shows nothing"),
    Mistake(
      "name: \(String(repeating: "x", count: 201))", "PB0421", at: String(repeating: "x", count: 201),
      "this name has 201 characters, more than 200, the limit `name length`"),
  ])
  func `churn and run`(_ mistake: Mistake) { mistake.check() }
}
