package import Diagnostics
package import Surroundings

extension LanguageServer {
  /// How long no one types before what can wait is done, in milliseconds.
  private static var pause: Int32 { 300 }

  /// Serves a client until it says `exit`, or is gone.
  ///
  /// - Returns: 1 when it ended without `shutdown`, as the protocol asks.
  package func run(_ input: InputFile, _ output: ByteWriter) throws(Failure) -> ExitStatus {
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { chunk.deallocate() }
    while ending == nil {
      if output.isClosed { return .findings }
      // Nobody waits for these files to change.
      FilesInUse.forgetStamps()
      // What the client has sent is taken before the next work, so that it can cancel that.
      let patience: Int32? = hasWork ? 0 : hasWorkForPause ? Self.pause : nil
      if try input.isReady(within: patience) {
        let count = try input.read(into: chunk)
        if count == 0 { return phase == .running ? .findings : .success }
        receive(UnsafeRawBufferPointer(rebasing: chunk[..<count]))
      } else if hasWork {
        work()
      } else {
        workInPause()
      }
      try output.write(drainOutput())
      try output.flush()
    }
    return ending == .asked ? .success : .findings
  }
}
