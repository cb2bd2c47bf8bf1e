package import Diagnostics
internal import Text

/// What `patchbay studio` was asked for, and how it tells the program that serves the page.
package struct StudioOptions {
  /// That of the program which was started; both must be the same.
  package let version: String
  package let folder: String
  /// 0 is any that is free.
  package let port: UInt16
  /// Whether texts are written in a plain field.
  package let isPlain: Bool
  package let opensBrowser: Bool

  package init(version: String, folder: String, port: UInt16, isPlain: Bool, opensBrowser: Bool) {
    self.version = version
    self.folder = folder
    self.port = port
    self.isPlain = isPlain
    self.opensBrowser = opensBrowser
  }

  /// As arguments for the other program.
  package var words: [String] {
    [version, folder, String(port), isPlain ? "plain" : "editor", opensBrowser ? "browser" : "address"]
  }

  /// Reads what `words` wrote.
  ///
  /// - Parameters:
  ///   - version: that of the program that reads.
  package init(words: [String], version: String) throws(Failure) {
    guard let asked = words.first, words.count == 5, let port = UInt16(words[2]) else {
      throw Failure("this program is started by `patchbay studio`", help: "`patchbay studio --help` says how")
    }
    guard asked == version else {
      throw Failure(
        "`patchbay` is of version \(quoted(asked)), and its studio of \(quoted(version))",
        help: "install both from one package")
    }
    self.init(
      version: version, folder: words[1], port: port, isPlain: words[3] == "plain", opensBrowser: words[4] == "browser")
  }
}
