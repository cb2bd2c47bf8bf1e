/// The files that a program may read, as libraries ask for them, which open none. `-` is standard input.
package protocol ReadableFiles {
  /// The text of a file of rules, of cases or of a scenario.
  func source(_ path: String) throws(Failure) -> Source
  /// Opens the files that a file names.
  ///
  /// - Parameter path: the file that names them, as the program was given it.
  func loader(for path: String) -> FileLoader
  /// Whether a rule file named the file as its roster.
  func isRoster(_ path: String) -> Bool
  func exists(_ path: String) -> Bool
  func isFolder(_ path: String) -> Bool
  /// What is in a folder, hidden names left out, in the order of the names' bytes.
  func entries(of folder: String) throws(Failure) -> [FolderEntry]
  /// The path without links; the same one where there is no such file.
  func withoutLinks(_ path: String) -> String
}

/// A file or a folder in a folder.
package struct FolderEntry {
  package let name: String
  /// A folder itself, and not a link to one: a link may lead back up.
  package let isFolder: Bool

  package init(name: String, isFolder: Bool) {
    self.name = name
    self.isFolder = isFolder
  }
}
