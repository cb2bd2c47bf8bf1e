package import Diagnostics
internal import Text

/// The words of the command line, byte for byte. `CommandLine.arguments` would put U+FFFD where bytes are not UTF-8,
/// and the program would then open another file than the one that was named.
package func programArguments() throws(Failure) -> [String] {
  // Swift reads them from `/proc`. Without it there seem to be none, and every command would show help and succeed.
  if CommandLine.argc == 0 {
    throw Failure("the command line cannot be read", help: "mount `/proc`, where the system keeps it")
  }
  var words: [String] = []
  for index in 1..<max(1, Int(CommandLine.argc)) {
    guard let word = CommandLine.unsafeArgv[index] else { break }
    guard let text = String(validatingCString: word) else {
      throw Failure(
        "argument \(index) is not valid UTF-8: `\(escaped(word))`",
        help: "rename the file, or give its text on standard input and write `-`")
    }
    words.append(text)
  }
  return words
}

/// Bytes outside printable ASCII as `\xHH`.
private func escaped(_ word: UnsafePointer<CChar>) -> String {
  var shown = ""
  var at = 0
  while word[at] != 0 {
    let byte = UInt8(bitPattern: word[at])
    if (0x20..<0x7f).contains(byte) {
      shown.unicodeScalars.append(Unicode.Scalar(byte))
    } else {
      shown += "\\x" + hexadecimal(byte)
    }
    at += 1
  }
  return shown
}
