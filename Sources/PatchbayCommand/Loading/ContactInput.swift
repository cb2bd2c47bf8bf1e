import ArgumentParser
import Campaign
import Diagnostics
import Records
import Surroundings
import Text

/// The contact list that a command requires.
struct ContactOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The contact list, .csv or .ndjson; `-` is standard input.", valueName: "list"),
    completion: .records)
  var contacts: String
  @OptionGroup var format: ContactFormatOptions

  func open(standardInputName: String) throws(Failure) -> ContactList {
    try format.open(contacts, standardInputName: standardInputName)
  }
}

/// How a contact list is written.
struct ContactFormatOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How the contact list is written, where its name does not end with .csv, .tsv, .txt or .ndjson.",
      valueName: "format"))
  var contactsFormat: Word<RecordFormat>?
  @Option(
    help: ArgumentHelp(
      "The headers of the list's columns, as in id=VANID,phone=\"Cell Phone\"; `id=phone` where it has no ids.",
      valueName: "column=header,…"))
  var columns: [String] = []
  @Option(help: "The program that exported the list, whose columns are known.") var profile: Word<ListProfile>?
  @Option(help: "What separates the cells (default: what the header shows).") var delimiter: Word<ListDelimiter>?

  @Option(
    help: ArgumentHelp(
      "The country as whose phones are read that have no `+`, as two letters (default: US, which is also Canada).",
      valueName: "country"))
  var country: PhoneCountry?
  @Option(
    help: ArgumentHelp(
      "The characters that separate the tags of a cell (default: `|`, and commas and semicolons where they plainly do).",
      valueName: "characters"))
  var tagSeparators: GivenTagSeparators?
  @Option(help: "How the list is encoded (default: UTF-8, or UTF-16 where its first bytes say so).")
  var encoding: Word<ListEncoding>?

  /// - Parameter contacts: the list that these options are about.
  func check(_ contacts: String?) throws {
    let given = [
      ("--contacts-format", contactsFormat != nil), ("--columns", !columns.isEmpty), ("--profile", profile != nil),
      ("--delimiter", delimiter != nil), ("--country", country != nil), ("--tag-separators", tagSeparators != nil),
      ("--encoding", encoding != nil),
    ].first { $0.1 }
    if contacts == nil, let given {
      throw ValidationError("`\(given.0)` says how `--contacts` is written, which is missing")
    }
  }

  func open(_ path: String, standardInputName: String) throws(Failure) -> ContactList {
    try ContactList.open(path, as: contactsFormat?.value, try given(), standardInputName: standardInputName)
  }

  /// What the options say.
  func given() throws(Failure) -> ListFormat {
    var given = try readColumns(columns)
    given.profile = profile?.value
    given.delimiter = delimiter?.value
    given.country = country?.code
    given.tagSeparators = tagSeparators?.bytes
    given.encoding = encoding?.value
    return given
  }
}

/// Lets the readers of records read a file.
struct FileBytes: ByteReader {
  let input: InputFile
  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    try Interruption.check()
    return try input.read(into: buffer)
  }
}
