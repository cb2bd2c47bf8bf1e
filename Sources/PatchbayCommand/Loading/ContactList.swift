import Campaign
import Diagnostics
import Records
import RuleLanguage
import Surroundings
import Text

/// A contact list that a command reads.
struct ContactList {
  let input: InputFile
  let format: RecordFormat
  /// What the command line says of it; `rules` and `format(under:)` say what that leads to.
  let given: ListFormat

  /// - Parameter written: the format, where the name does not say it.
  static func open(
    _ path: String, as written: RecordFormat?, _ given: ListFormat = ListFormat(), standardInputName: String
  ) throws(Failure) -> ContactList {
    let input = try InputFile.stream(path, standardInputName: standardInputName)
    guard let format = written ?? recordFormat(ofName: path) else {
      throw Failure(
        "cannot tell how \(path == "-" ? "standard input" : quoted(path)) is written",
        help: "say `--contacts-format csv` or `--contacts-format ndjson`")
    }
    if format == .ndjson, given.isAboutTables {
      throw Failure(
        "\(quoted(path)) has no cells that something could separate",
        help: "leave out `--delimiter` and `--tag-separators`")
    }
    return ContactList(input: input, format: format, given: given)
  }

  init(input: InputFile, format: RecordFormat, given: ListFormat = ListFormat()) {
    self.input = input
    self.format = format
    self.given = given
  }

  /// The rules with lists that are written as the command line says. Whatever is read under them beside the list, such as events, is
  /// read in the same way.
  func rules(_ checked: CheckedPolicy) -> CheckedPolicy { checked.reading(given) }

  /// How lists are written under rules: as the command line says, and as they say for the rest.
  func format(under rules: ListFormat) -> ListFormat { given.completed(by: rules) }

  /// Reads the list as the command line says it is written, and as the rules say for the rest.
  ///
  /// - Parameters:
  ///   - rules: how the rules say that lists are written.
  ///   - policies: the rules that the list is read for.
  func reader<Input: ByteReader>(
    _ bytes: Input, _ rules: ListFormat, for policies: [RoutingPolicy]
  ) -> RecordReader<Input> {
    RecordReader(bytes, format: format, list: format(under: rules), ruleTags: RuleTags(policies))
  }
}
