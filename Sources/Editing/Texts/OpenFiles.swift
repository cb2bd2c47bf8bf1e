package import Campaign
package import Checking
package import Diagnostics
package import ScenarioLanguage
package import YAMLTree

/// The files of a folder as an editor has them: what is open there counts in place of what is on the disk.
package final class OpenFiles<Disk: CheckedFiles>: CheckedFiles {
  private let disk: Disk
  /// The open texts by their paths without links. Looked up only.
  private var texts: [String: Source] = [:]
  /// The open texts as YAML, by their sources. Looked up only.
  private var readings: [ObjectIdentifier: ReadText] = [:]
  /// The paths of rosters that rule files named, without links, each with the rule files that name it, in order.
  package private(set) var rosters: [String: [String]] = [:]

  package init(_ disk: Disk) { self.disk = disk }

  package func open(_ path: String, _ text: ReadText) {
    close(path)
    texts[key(path)] = text.source
    readings[ObjectIdentifier(text.source)] = text
  }

  package func close(_ path: String) {
    guard let source = texts.removeValue(forKey: key(path)) else { return }
    readings[ObjectIdentifier(source)] = nil
  }

  package func isOpen(_ path: String) -> Bool { texts[key(path)] != nil }

  private func key(_ path: String) -> String { disk.withoutLinks(path) }

  package func source(_ path: String) throws(Failure) -> Source {
    if let open = texts[key(path)] { return open.name == path ? open : Source(name: path, bytes: open.bytes) }
    return try disk.source(path)
  }

  package func reading(of source: Source) -> YAMLReading {
    readings[ObjectIdentifier(source)]?.reading ?? YAMLReading(source)
  }

  package func loader(for path: String) -> FileLoader {
    let load = disk.loader(for: path)
    return { reference, place in
      load(reference, place).map { found in
        let key = self.key(found.name)
        if self.rosters[key]?.contains(path) != true { self.rosters[key, default: []].append(path) }
        guard let open = self.texts[key] else { return found }
        return open.name == found.name ? open : Source(name: found.name, bytes: open.bytes)
      }
    }
  }

  package func isRoster(_ path: String) -> Bool { rosters[key(path)] != nil || disk.isRoster(path) }
  package func exists(_ path: String) -> Bool { texts[key(path)] != nil || disk.exists(path) }
  package func isFolder(_ path: String) -> Bool { disk.isFolder(path) }
  package func entries(of folder: String) throws(Failure) -> [FolderEntry] { try disk.entries(of: folder) }
  package func withoutLinks(_ path: String) -> String { disk.withoutLinks(path) }

  package func surroundings(
    ofScenario path: String, _ loader: @escaping FileLoader, rules: RoutingPolicy?
  ) -> ScenarioSurroundings {
    disk.surroundings(ofScenario: path, loader, rules: rules)
  }

  /// The rule files that name a file as their roster.
  package func rules(withRoster path: String) -> [String] { rosters[key(path)] ?? [] }
}
