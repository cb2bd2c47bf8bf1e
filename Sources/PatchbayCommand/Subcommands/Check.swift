import ArgumentParser

struct Check: Subcommand {
  static let configuration = CommandConfiguration(abstract: "Finds every problem in rule files.")
  @Argument var files: [String]
  @Option var output: String?

  mutating func perform(_ streams: StandardStreams) throws -> ExitStatus {
    let file = try output.map { try OutputFile($0) }
    let writer = file?.writer ?? streams.output
    for path in files {
      let input = try InputFile.document(path, standardInputName: "<stdin>")
      let bytes = try input.readAll(limit: 100_000_000)
      try bytes.withUnsafeBytes { try writer.write($0) }
      if writer.isClosed { break }
    }
    try file?.commit()
    return .success
  }
}
