internal import JSONTree
internal import Synchronization
internal import Text

/// The studio as a site: what may be asked by whom, and what is at which address. How requests come is not known here.
///
/// Everyone on the machine can connect to a port, and every page in a browser can send requests to it. So a request names the host that the
/// site has, comes from its own page, and what it asks about files bears a token that only the person knows who started the program.
package final class StudioSite: Sendable {
  private let studio: Mutex<Studio>
  private let token: String
  /// Where the site is found, once it is known.
  private let port = Atomic<Int>(0)
  private let editor: EditorFiles?
  /// The limit `request size`, in bytes.
  package static let mostBodyBytes = 48 << 20

  /// - Parameters:
  ///   - token: what each question must bear.
  ///   - editor: the editor's files, where the system has them.
  package init(_ studio: sending Studio, token: String, editor: EditorFiles?) {
    self.studio = Mutex(studio)
    self.token = token
    self.editor = editor
  }

  /// Says at which port of the machine the site is found: requests name it.
  package func open(at port: Int) { self.port.store(port, ordering: .sequentiallyConsistent) }

  private var hosts: [String] {
    let port = port.load(ordering: .sequentiallyConsistent)
    return ["127.0.0.1:\(port)", "localhost:\(port)"]
  }

  /// Ends what runs in the background.
  package func stop() { studio.withLock { $0.stop() } }

  /// Why a request is not looked at, which its head alone tells; nil where its body may come.
  package func refusal(_ head: SiteRequest) -> SiteResponse? {
    guard let host = head.header("host"), hosts.contains(host.lowercased()) else {
      return Self.refused(403, "this address is not that of the studio")
    }
    if head.has("origin"), head.header("origin") != "http://" + host {
      return Self.refused(403, "another page asked")
    }
    switch head.method {
    case "GET", "HEAD": return nil
    case "POST": break
    default: return Self.refused(405, "only GET and POST are understood")
    }
    guard let given = head.header("x-patchbay-token"), isToken(given) else {
      return Self.refused(
        403, "the token is missing, or is not that of this run",
        help: "open the address that `patchbay studio` printed")
    }
    guard head.header("content-type")?.lowercased().split(separator: ";").first == "application/json" else {
      return Self.refused(415, "a question is JSON")
    }
    if let length = head.header("content-length").flatMap({ Int($0) }), length > Self.mostBodyBytes {
      return Self.tooLong
    }
    return nil
  }

  /// A body that is longer than the limit.
  package static var tooLong: SiteResponse {
    refused(413, "a question is longer than \(mostBodyBytes) bytes, the limit `request size`")
  }

  /// Takes the same time however much of the token is right.
  private func isToken(_ given: String) -> Bool {
    let (one, other) = (Array(given.utf8), Array(token.utf8))
    guard one.count == other.count else { return false }
    return zip(one, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  private static func refused(_ status: Int, _ message: String, help: String? = nil) -> SiteResponse {
    SiteResponse(status, StudioRefusal(.forbidden, message, help: help).json)
  }

  /// Answers a whole request.
  package func response(_ request: SiteRequest) -> SiteResponse {
    if let refusal = refusal(request) { return refusal }
    let path = String(request.target.prefix { $0 != "?" && $0 != "#" })
    let isQuestion = path.hasPrefix(Self.questions)
    if request.method != "POST" { return isQuestion ? Self.refused(405, "a question is sent by POST") : file(path) }
    guard isQuestion, let question = StudioQuestion(rawValue: String(path.dropFirst(Self.questions.count))) else {
      return Self.refused(404, "there is no such question")
    }
    guard let json = JSONValue(request.body), json.members != nil else {
      return SiteResponse(StudioRefusal(.request, "a question is an object of JSON"))
    }
    return studio.withLock { studio in
      do throws(StudioRefusal) {
        return SiteResponse(200, try studio.answer(question, json))
      } catch {
        return SiteResponse(error)
      }
    }
  }

  private static let questions = "/api/"
  private static let reports = "/report/"
  private static let editorFiles = "/editor/"

  /// What is at an address. The page itself holds nothing of anyone's, so that it needs no token; the id of a report is one.
  private func file(_ path: String) -> SiteResponse {
    if path.hasPrefix(Self.reports) {
      let id = String(path.dropFirst(Self.reports.count))
      guard let html = studio.withLock({ $0.report(id) }) else { return Self.notFound }
      return SiteResponse(report: html)
    }
    if path.hasPrefix(Self.editorFiles) {
      let name = String(path.dropFirst(Self.editorFiles.count))
      guard let bytes = editor?[name], let type = Self.type(of: name) else { return Self.notFound }
      return SiteResponse(200, type: type, bytes: bytes)
    }
    if path == "/editor.json" { return SiteResponse(200, .list((editor?.names ?? []).map { .text($0) })) }
    let name = path == "/" ? "index.html" : String(path.dropFirst())
    guard let text = pageFile(name), let type = Self.type(of: name) else { return Self.notFound }
    return SiteResponse(200, type: type, text)
  }

  private static var notFound: SiteResponse { refused(404, "there is nothing at this address") }

  private static func type(of name: String) -> String? {
    let types = [
      ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
    ]
    return name.lastIndex(of: ".").flatMap { types[String(name[$0...])] }
  }
}

/// A file of the page by its name.
func pageFile(_ name: String) -> String? {
  EmbeddedFiles.all.first { $0.path.description == name }?.text.description
}
