import ArgumentParser
import Surroundings

struct StudioServing: Subcommand {
  static let configuration = CommandConfiguration(
    subcommand: "studio",
    abstract: "Rule files on a page in the browser: written, tried and simulated without a terminal.",
    usage: "patchbay studio [<folder>] [<options>]",
    discussion: """
      Shows the files below a folder: their text and the same as a form, what is wrong with it and its fixes, where a contact's \
      texts go and why, cases, simulations. Everything is answered by what answers on the command line.

      The page is for this machine alone, and its address is a secret: whoever has it can change the files of the folder. \
      Files are written when you say so, and never over a change that was made elsewhere. It ends with Ctrl-C, or when \
      the terminal is closed.

      EXAMPLES:
        patchbay studio --help
        timeout --preserve-status 1 patchbay studio . --no-open
      """)

  @Argument(help: "The folder; nothing outside of it is opened.", completion: .directory) var folder = "."
  @Option(help: "The port (default: one that is free).") var port: UInt16 = 0
  @Flag(help: "Write texts in a plain field, which suits screen readers.") var plain = false
  @Flag(name: .customLong("no-open"), help: "Print the address, and open no browser.") var opensNothing = false

  mutating func perform(_ streams: StandardStreams) throws -> ExitStatus {
    let options = StudioOptions(
      version: programVersion, folder: folder, port: port, isPlain: plain, opensBrowser: !opensNothing)
    try OtherProgram("patchbay-studio").become(options.words)
  }
}
