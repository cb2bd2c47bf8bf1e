import Diagnostics
import Glibc
import ProductVersion
import Studio
import StudioServer
import Surroundings
import Text

/// The program `patchbay-studio`, as which `patchbay studio` goes on: it has what serves a page, which would make every other
/// subcommand start later.
@main
enum StudioProgram {
  static func main() {
    prepareProgram()
    let streams = StandardStreams()
    do throws(Failure) {
      try serve(try StudioOptions(words: try programArguments(), version: productVersion.description), streams)
      exit(ExitStatus.success.rawValue)
    } catch {
      streams.report(error)
      exit(error.status.rawValue)
    }
  }

  private static func serve(_ options: StudioOptions, _ streams: StandardStreams) throws(Failure) {
    let token = randomName()
    let studio = try Studio(folder: options.folder, version: options.version)
    let editor = options.isPlain ? nil : EditorFiles()
    let server = try StudioServer(StudioSite(studio, token: token, editor: editor), port: Int(options.port))
    defer { server.stop() }
    let address = "http://127.0.0.1:\(server.port)/#\(token)"
    try streams.output.line(address)
    try streams.output.flush()
    if editor == nil, !options.isPlain {
      streams.note("the page has a plain field for texts: the editor is in Debian’s package `libjs-codemirror`")
    }
    streams.note("serves \(quoted(options.folder)); Ctrl-C ends it")
    if options.opensBrowser { Browser.open(address) }
    Interruption.wait()
  }
}
