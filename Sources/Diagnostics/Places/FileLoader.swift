/// Why a file that another file names could not be loaded.
public struct LoadFailure: Error, Sendable {
  /// A clause that follows "cannot load `PATH`:", without a final period.
  public let reason: String
  /// The next step.
  public let help: String?
  public init(reason: String, help: String? = nil) {
    self.reason = reason
    self.help = help
  }
}

/// Opens a file that another file names: takes the path as written and its place, and returns the text.
///
/// Libraries open no files; a program that embeds them decides where files may be.
public typealias FileLoader = (_ path: String, _ place: Place) -> Result<Source, LoadFailure>
