/// The files of `rules/starter` by their paths in that folder, in the order of the paths' bytes.
package let starterFiles: [(path: String, text: String)] =
  EmbeddedFiles.all.map { ($0.path.description, $0.text.description) }
