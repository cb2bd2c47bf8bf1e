import Foundation
import PackagePlugin

/// The files that a target has as text in its code.
private struct Embedding {
  /// From the package's root.
  let folder: String
  /// What their paths within the folder begin with.
  var prefix = ""
}

/// The one place that says which target embeds what.
private let embeddings = [
  "Folding": Embedding(folder: "Sources/Folding/Tables"),
  "Phones": Embedding(folder: "Sources/Phones/Tables"),
  "DiagnosticPages": Embedding(folder: "docs/diagnostics", prefix: "PB"),
  "StarterFiles": Embedding(folder: "rules/starter"),
  "Studio": Embedding(folder: "Sources/Studio/Page"),
]

/// Gives a target the enum `EmbeddedFiles`, with the text of files that are kept as files.
@main struct EmbedFiles: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let embedding = embeddings[target.name] else {
      Diagnostics.error("Plugins/EmbedFiles does not say what `\(target.name)` embeds")
      return []
    }
    let folder = context.package.directoryURL.appending(path: embedding.folder, directoryHint: .notDirectory)
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
    // Folders are inputs too: a file that comes or goes changes the folder, and nothing else makes SwiftPM look again.
    return [
      .buildCommand(
        displayName: "Embedding the files of \(target.name)",
        executable: try context.tool(named: "FileEmbedder").url,
        arguments: [output.path, folder.path, embedding.prefix], inputFiles: [folder] + contents(of: folder),
        outputFiles: [output])
    ]
  }

  /// All files and folders below a folder, hidden ones among them.
  private func contents(of folder: URL) -> [URL] {
    let walk = FileManager.default.enumerator(atPath: folder.path)
    let paths = (walk?.compactMap { $0 as? String } ?? []).sorted()
    return paths.map { folder.appending(path: $0, directoryHint: .notDirectory) }
  }
}
