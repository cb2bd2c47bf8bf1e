internal import Glibc

/// When to use colours.
package enum ColorChoice: String, CaseIterable {
  case auto, always, never
}

/// What is at the other end of a standard stream.
package struct Terminal {
  package let isTerminal: Bool
  package let usesColor: Bool
  /// Whether a line can be overwritten.
  package let movesCursor: Bool

  package enum Stream { case results, errors }

  /// - Parameter color: what `--color` says.
  package init(_ stream: Stream, color: ColorChoice = .auto) {
    isTerminal = isatty(stream == .results ? STDOUT_FILENO : STDERR_FILENO) == 1
    let kind = environment("TERM")
    movesCursor = isTerminal && kind != nil && kind != "dumb"
    usesColor =
      switch color {
      case .always: true
      case .never: false
      case .auto: isTerminal && !isSet("NO_COLOR") && kind != "dumb"
      }
  }
}

extension Terminal {
  /// How many columns results may take: those of the terminal, or what `COLUMNS` says; 100 where neither is known.
  package static var width: Int {
    if let columns = environment("COLUMNS").flatMap({ Int($0) }), (20...10_000).contains(columns) { return columns }
    return columns(of: STDOUT_FILENO) ?? 100
  }

  /// The columns of what a stream goes to; nil where that is no terminal.
  package static func columns(of stream: Stream) -> Int? {
    guard Terminal(stream).isTerminal else { return nil }
    return stream == .results ? width : errorWidth
  }

  /// The columns of the terminal that notes go to.
  package static var errorWidth: Int { columns(of: STDERR_FILENO) ?? 80 }

  private static func columns(of descriptor: Int32) -> Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}

/// An environment variable's text; nil when it is not set or not UTF-8.
package func environment(_ name: String) -> String? { getenv(name).flatMap { String(validatingCString: $0) } }

/// Whether a variable is set and not empty, as no-color.org defines it.
private func isSet(_ name: String) -> Bool { getenv(name).map { $0.pointee != 0 } ?? false }
