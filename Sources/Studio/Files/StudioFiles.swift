internal import CXXHash
package import Campaign
internal import Checking
package import Diagnostics
internal import Experiments
internal import Records
package import ScenarioLanguage
internal import Surroundings
internal import SystemZones
internal import Text
internal import YAMLTree

/// The files below one folder, by their paths from it. Nothing outside of it is opened, whatever links or other files say.
package struct StudioFiles: CheckedFiles {
  /// Without links.
  package let folder: String
  private let root: Root
  private let rosters = NamedRosters()

  package init(folder: String) throws(Failure) {
    guard let real = resolved(folder), Surroundings.isFolder(real) else {
      throw Failure("there is no folder \(quoted(folder))", help: "name a folder with rule files, or make one")
    }
    self.folder = real
    root = try Root(real)
  }

  /// A path as the page may name it: of a YAML file, from the folder on, and neither hidden nor outside of it.
  func checked(_ path: String) throws(StudioRefusal) -> String {
    let path = try checked(below: path)
    guard stem(path, yamlEndings) != nil else {
      throw StudioRefusal(.forbidden, "\(quoted(path)) is no YAML file by its name", help: "name it `NAME.yaml`")
    }
    return path
  }

  /// The same of a contact list.
  func checked(list path: String) throws(StudioRefusal) -> String {
    let path = try checked(below: path)
    guard recordFormat(ofName: path) != nil else {
      throw StudioRefusal(.forbidden, "\(quoted(path)) is no contact list by its name", help: "name it `NAME.csv`")
    }
    return path
  }

  private func checked(below path: String) throws(StudioRefusal) -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !$0.isEmpty && !$0.hasPrefix(".") }), !path.utf8.contains(0), path.utf8.count < 4_096
    else { throw StudioRefusal(.forbidden, "\(quoted(path)) is no path below the folder") }
    // Of a new file, where it is to be.
    var found = path
    while !found.isEmpty, !isTaken(joined(folder, found)) { found = splitPath(found).folder }
    if !found.isEmpty, real(found) == nil {
      throw StudioRefusal(.forbidden, "\(quoted(path)) leads out of the folder")
    }
    return path
  }

  /// Where a path leads, without links; nil where that is nowhere, or outside of the folder.
  func real(_ path: String) -> String? {
    guard case .success(let real) = root.resolve(joined(folder, path), from: "") else { return nil }
    return real
  }

  package func source(_ path: String) throws(Failure) -> Source {
    guard let real = real(path) else { throw Failure("there is no file \(quoted(path)) below the folder") }
    let input = try InputFile.document(real, standardInputName: path)
    return Source(name: path, bytes: try input.readAll(limit: YAMLLimits().bytes))
  }

  package func loader(for path: String) -> FileLoader {
    { reference, _ in
      let name = joined(splitPath(path).folder, reference)
      guard let real = self.real(name) else {
        return .failure(LoadFailure(reason: "it is not there, or outside of the folder that the studio shows"))
      }
      self.rosters.paths.insert(real)
      do throws(Failure) {
        let input = try InputFile.document(real, standardInputName: name)
        return .success(Source(name: name, bytes: try input.readAll(limit: YAMLLimits().bytes)))
      } catch {
        return .failure(LoadFailure(reason: error.message, help: error.help))
      }
    }
  }

  package func isRoster(_ path: String) -> Bool { real(path).map(rosters.paths.contains) ?? false }
  package func exists(_ path: String) -> Bool { real(path) != nil }
  package func isFolder(_ path: String) -> Bool { real(path).map(Surroundings.isFolder) ?? false }
  package func entries(of folder: String) throws(Failure) -> [FolderEntry] {
    guard let real = real(folder) else { throw Failure("there is no folder \(quoted(folder))") }
    return try folderEntries(real)
  }

  /// From the folder on, so that paths that are the same stay the same.
  package func withoutLinks(_ path: String) -> String {
    guard let real = real(path), real != folder else { return path }
    return String(decoding: real.utf8.dropFirst(folder == "/" ? 1 : folder.utf8.count + 1), as: UTF8.self)
  }

  package func surroundings(
    ofScenario path: String, _ loader: @escaping FileLoader, rules: RoutingPolicy?
  ) -> ScenarioSurroundings {
    ScenarioSurroundings(
      zones: systemZones, rules: rules, files: loader,
      contactList: { reference, _ in
        if case .failure(let failure) = self.contactList(reference, ofScenario: path) { failure } else { nil }
      },
      unvariable: { key in VariableKeys.place(of: key) == nil ? VariableKeys.help(for: key) : nil })
  }

  /// The bytes of the contact list that a scenario names.
  func contactList(
    _ reference: String, ofScenario path: String
  ) -> Result<(name: String, bytes: [UInt8], format: RecordFormat), LoadFailure> {
    let name = joined(splitPath(path).folder, reference)
    guard let format = recordFormat(ofName: reference) else {
      return .failure(
        LoadFailure(reason: "its name does not say how it is written", help: "name it `.csv` or `.ndjson`"))
    }
    guard let real = real(name) else {
      return .failure(LoadFailure(reason: "it is not there, or outside of the folder that the studio shows"))
    }
    do throws(Failure) {
      let bytes = try InputFile.document(real, standardInputName: name).readAll(limit: Self.mostListBytes)
      if bytes.count > Self.mostListBytes {
        return .failure(LoadFailure(reason: "it is too long for the studio", help: "use `patchbay simulate`"))
      }
      return .success((name, bytes, format))
    } catch {
      return .failure(LoadFailure(reason: error.message, help: error.help))
    }
  }

  private static var mostListBytes: Int { 256 << 20 }
}

/// The files that rule files named as their rosters, without links.
private final class NamedRosters {
  var paths: Set<String> = []
}

/// What tells a version of a text from others.
func fingerprint(_ bytes: [UInt8]) -> String {
  (UInt64(0)..<2).map { seed in
    let digits = String(bytes.withUnsafeBytes { pb_xxh3_64($0.baseAddress, $0.count, seed) }, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }.joined()
}
