/// Writes the files of a folder as Swift: `FileEmbedder OUTPUT FOLDER [PREFIX]`.
///
/// The output is an enum `EmbeddedFiles` with a constant for each file, named as the file is, and the list `all` in the order
/// of their paths. Only files whose path within the folder begins with the prefix count. It imports no Foundation, so that
/// building it takes little time.
@main struct FileEmbedder {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    do throws(EmbeddingError) {
      guard arguments.count == 2 || arguments.count == 3 else {
        throw EmbeddingError("usage: FileEmbedder OUTPUT FOLDER [PREFIX]")
      }
      let (output, folder, prefix) = (arguments[0], arguments[1], arguments.count == 3 ? arguments[2] : "")
      var files: [EmbeddedFile] = []
      for path in try filePaths(below: folder).sorted() where path.hasPrefix(prefix) {
        files.append(try EmbeddedFile(path: path, bytes: readFile(folder + "/" + path)))
      }
      guard !files.isEmpty else { throw EmbeddingError("\(folder): no file begins with `\(prefix)`") }
      let source = Array(swiftSource(of: files).utf8)
      // An output that stays as it was is not compiled again.
      if (try? readFile(output)) != source { try writeFile(output, source) }
    } catch {
      stop(error)
    }
  }
}
