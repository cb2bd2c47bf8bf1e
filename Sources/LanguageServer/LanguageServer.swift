package import Checking
package import Comparing
internal import Diagnostics
internal import Editing
internal import JSONTree
package import RuleLanguage

/// A server of the Language Server Protocol 3.17 for rule files, files of cases, scenarios and rosters.
///
/// It reads and writes nothing by itself: its owner hands it the bytes of the client, lets it work, and takes the bytes that are for
/// the client. So requests that were cancelled while others were answered are never begun.
package final class LanguageServer<Disk: CheckedFiles> {
  /// How a server ended.
  package enum Ending: Sendable {
    /// As the client asked for, after `shutdown`.
    case asked
    /// Without `shutdown` before it.
    case abrupt
  }

  enum Phase {
    case new, running, shutDown
  }

  let version: String
  /// Makes the files of a tree; nil where there is no such folder.
  private let filesOfTree: (String) -> Disk?
  private var reader = MessageReader()
  private var queue: [ClientMessage] = []
  private var queueStart = 0
  private var cancelled: [JSONValue] = []
  var outbox = Outbox()
  var phase = Phase.new
  package var ending: Ending?

  var unit = ColumnUnit.utf16
  var client = ClientAbilities()
  /// The trees of the client, the innermost of which a file belongs to.
  private(set) var trees: [(path: String, workspace: Workspace<Disk>)] = []
  /// The client's own names of files, by their paths. Looked up only.
  var uris: [String: String] = [:]
  var checks = PendingChecks()
  /// The versions of open texts, as the client counts them. Looked up only.
  var versions: [String: Int] = [:]
  /// What was found last in each open file. Looked up only.
  var found: [String: FileProblems] = [:]
  /// How many contacts of the client's list the rules of open files reach. Looked up only.
  var reached: [String: ReachedContacts] = [:]
  /// The path of the contact list that the client is set up with.
  var contacts: String?
  let countContacts: (String, CheckedPolicy) throws -> ListReach
  /// The number of the next request to the client.
  var nextAsked = 0
  /// The files for which problems are shown at the client because of an open one. Looked up only.
  var shownIn: [String: [String]] = [:]

  /// - Parameters:
  ///   - version: the program's.
  ///   - countContacts: reads the contact list of a path for rules.
  ///   - filesOfTree: makes the files of a tree, given its path.
  package init(
    version: String, countContacts: @escaping (String, CheckedPolicy) throws -> ListReach,
    filesOfTree: @escaping (String) -> Disk?
  ) {
    self.version = version
    self.countContacts = countContacts
    self.filesOfTree = filesOfTree
  }

  /// Takes bytes of the client.
  package func receive(_ bytes: some Collection<UInt8>) {
    reader.append(bytes)
    while let found = reader.next() {
      switch found {
      case .message(let bytes): take(ClientMessage(bytes))
      case .badHeader:
        outbox.refuse(.null, RequestError(.parseError, "a message begins with `Content-Length: BYTES`"))
      case .tooLong(let length):
        let limit = MessageReader.mostBytes
        outbox.refuse(
          .null,
          RequestError(
            .invalidRequest, "a message of \(length) bytes is longer than \(limit) bytes, the limit `message size`"))
      }
    }
  }

  private func take(_ message: ClientMessage) {
    if case .notification("$/cancelRequest", let parameters) = message {
      if let id = parameters["id"] { cancelled.append(id) }
    } else {
      queue.append(message)
    }
  }

  /// Whether there is something to do at once.
  package var hasWork: Bool { ending == nil && (queueStart < queue.count || checks.hasUrgent) }

  /// Whether there is something to do once the client has been silent for a while.
  package var hasWorkForPause: Bool { ending == nil && checks.hasPatient }

  /// The bytes that are for the client.
  package func drainOutput() -> [UInt8] { outbox.drain() }

  /// Answers one message or, when there is none, looks for the problems of one file.
  package func work() {
    guard queueStart < queue.count else {
      if queueStart > 0 {
        queue = []
        (queueStart, cancelled) = (0, [])
      }
      if let path = checks.nextUrgent() { check(path, isPause: false) }
      return
    }
    let message = queue[queueStart]
    queueStart += 1
    handle(message)
  }

  /// Does one thing that can wait until no one types: proofs in long files, and files that others changed something for.
  package func workInPause() {
    if let path = checks.nextPatient() {
      check(path, isPause: true)
    } else if let path = checks.nextCount() {
      count(path)
    }
  }

  private func handle(_ message: ClientMessage) {
    switch message {
    case .response: break
    case .invalid(let id, let error): outbox.refuse(id, error)
    case .notification(let method, let parameters): notice(method, parameters)
    case .request(let id, let method, let parameters):
      if cancelled.contains(id) {
        return outbox.refuse(id, RequestError(.cancelled, "the request was cancelled"))
      }
      do throws(RequestError) {
        outbox.respond(to: id, try answer(method, parameters))
      } catch {
        outbox.refuse(id, error)
      }
    }
  }

  /// The workspace of a file: that of the innermost tree of the client that holds it, else of the file's folder.
  func workspace(of path: String) -> Workspace<Disk>? {
    let around = trees.filter { path.hasPrefix($0.path == "/" ? "/" : $0.path + "/") }
    if let inner = around.max(by: { $0.path.utf8.count < $1.path.utf8.count }) { return inner.workspace }
    let folder = splitPath(path).folder
    addTree(folder.isEmpty ? "/" : folder)
    return trees.first { $0.path == folder }?.workspace
  }

  func addTree(_ path: String) {
    guard !trees.contains(where: { $0.path == path }), let files = filesOfTree(path) else { return }
    trees.append((path, Workspace(files)))
  }

  func removeTree(_ path: String) {
    // Open files go on with their tree.
    trees.removeAll { $0.path == path && $0.workspace.openPaths.isEmpty }
  }

  /// The name of a file for the client.
  func uri(_ path: String) -> String { uris[path] ?? fileURI(ofPath: path) }
}

/// The files whose problems are to be looked for.
struct PendingChecks {
  /// As soon as no message waits.
  private var urgent: [String] = []
  /// When no one types.
  private var patient: [String] = []
  /// Rule files whose contacts are to be counted then.
  private var counts: [String] = []

  var hasUrgent: Bool { !urgent.isEmpty }
  var hasPatient: Bool { !patient.isEmpty || !counts.isEmpty }

  mutating func add(urgent path: String) { if !urgent.contains(path) { urgent.append(path) } }
  mutating func add(patient path: String) { if !patient.contains(path) { patient.append(path) } }
  mutating func add(count path: String) { if !counts.contains(path) { counts.append(path) } }
  mutating func nextCount() -> String? { counts.isEmpty ? nil : counts.removeFirst() }
  mutating func nextUrgent() -> String? { urgent.isEmpty ? nil : urgent.removeFirst() }
  mutating func nextPatient() -> String? { patient.isEmpty ? nil : patient.removeFirst() }

  func isUrgent(_ path: String) -> Bool { urgent.contains(path) }
  mutating func remove(urgent path: String) { urgent.removeAll { $0 == path } }

  mutating func remove(_ path: String) {
    urgent.removeAll { $0 == path }
    patient.removeAll { $0 == path }
    counts.removeAll { $0 == path }
  }
}
