internal import Checking
package import Diagnostics
internal import Editing
package import JSONTree
internal import RuleLanguage
internal import Surroundings
internal import Text

/// Answers what the page of Patchbay Studio asks about the files of one folder.
///
/// It knows nothing of HTTP: a question has a name and a JSON value, and so has its answer. Questions are asked one at a time. Nothing
/// outlives one but what makes the next one faster, and the simulation that runs: each question brings the texts that are open on its
/// page, so that two pages do not disturb each other.
package final class Studio {
  let files: StudioFiles
  let workspace: Workspace<StudioFiles>
  /// The program's.
  let version: String
  let simulations = SimulationJobs()
  /// The rules that were checked last, and the text that they were read from.
  var lastChecked: (source: Source, rules: CheckedPolicy?)?

  /// - Throws: where there is no such folder.
  package init(folder: String, version: String) throws(Failure) {
    files = try StudioFiles(folder: folder)
    workspace = Workspace(files)
    self.version = version
  }

  /// Where the folder is, without links.
  package var folder: String { files.folder }

  /// The page of the last simulation that has this id, as HTML.
  package func report(_ id: String) -> String? { simulations.page(id) }

  /// Ends what runs in the background.
  package func stop() { simulations.cancel() }

  package func answer(_ question: StudioQuestion, _ request: JSONValue) throws(StudioRefusal) -> JSONValue {
    FilesInUse.forgetStamps()
    try open(request["texts"]?.members ?? [])
    switch question {
    case .files: return try listFiles()
    case .read: return try read(request)
    case .write: return try write(request)
    case .check: return try check(request)
    case .complete: return try complete(request)
    case .hover: return try hover(request)
    case .format: return try format(request)
    case .form: return try form(request)
    case .change: return try change(request)
    case .try: return try tryContact(request)
    case .makeCase: return try makeCase(request)
    case .graph: return try graph(request)
    case .cases: return try runCases(request)
    case .simulate: return try simulate(request)
    case .progress: return try progress(request)
    case .cancel:
      simulations.cancel()
      return [:]
    case .compare: return try compare(request)
    case .list: return try list(request)
    }
  }

  /// What is open on the page counts in place of what is on the disk.
  private func open(_ texts: [JSONValue.Member]) throws(StudioRefusal) {
    for path in workspace.openPaths where !texts.contains(where: { $0.key == path }) { workspace.close(path) }
    for text in texts {
      let path = try files.checked(text.key)
      guard let new = text.value.text else { throw StudioRefusal(.request, "the text of \(quoted(path)) is no text") }
      let isKnown =
        workspace.isOpen(path) && workspace.analysis(path).map { $0.text.bytes.elementsEqual(new.utf8) } == true
      if !isKnown { workspace.open(path, new) }
    }
  }

  /// The file that a question is about.
  func file(_ request: JSONValue, _ key: String = "path") throws(StudioRefusal) -> FileAnalysis {
    guard let written = request[key]?.text else { throw StudioRefusal(.request, "a `\(key)` is missing") }
    let path = try files.checked(written)
    guard let file = workspace.analysis(path) else {
      throw StudioRefusal(.missing, "there is no file \(quoted(path)) that can be read")
    }
    return file
  }
}

/// What the page may ask, by the names in addresses.
package enum StudioQuestion: String, Sendable, CaseIterable {
  case files, read, write, check, complete, hover, format, form, change, `try`
  case makeCase = "make-case"
  case graph, cases, simulate, progress, cancel, compare, list
}

/// Why a question has no answer.
package struct StudioRefusal: Error {
  package enum Reason: Sendable {
    /// The question cannot be understood.
    case request
    /// It is about a place where the page may not look.
    case forbidden
    /// There is no such file.
    case missing
    /// The file on the disk is another one than the page knows.
    case conflict
    /// The files do not allow an answer, because of errors in them.
    case unusable
  }

  package let reason: Reason
  package let message: String
  /// The next step.
  package var help: String?
  /// What the page needs to know besides.
  package var details: JSONValue = [:]

  package init(_ reason: Reason, _ message: String, help: String? = nil) {
    self.reason = reason
    self.message = message
    self.help = help
  }

  package init(_ failure: Failure) { self.init(.unusable, failure.message, help: failure.help) }

  /// What a run threw.
  init(_ error: any Error) {
    if let failure = error as? Failure { self.init(failure) } else { self.init(.unusable, "\(error)") }
  }

  package var json: JSONValue {
    [
      "error": ["message": .text(message), "help": .optional(help)], "details": details,
    ]
  }
}
