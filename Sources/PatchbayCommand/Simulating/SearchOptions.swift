import ArgumentParser
import Diagnostics
import Experiments

/// What `simulate` looks for.
struct SearchOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The smallest value that passes, as in members.count=4..80.", valueName: "key=low..high"))
  var least: String?
  @Option(help: ArgumentHelp("The largest, as in contacts.count=1000..50000.", valueName: "key=low..high"))
  var most: String?
  @Option(help: ArgumentHelp("How long --least or --most may search, as in 60s.", valueName: "time"))
  var within: String?
  @Flag(help: "Tell which assumption moves the gates most, each a quarter up and down or over its range.")
  var whatMatters = false

  func wish(_ vary: [String], _ numbers: ReplicationNumbers?, _ partial: String?) throws(Failure) -> SearchWish {
    try SearchWish(least: least, most: most, within: within, matters: whatMatters, vary, numbers, partial)
  }
}
