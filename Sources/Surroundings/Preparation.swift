/// What a program does before anything else, so that its streams, memory, failures and signals behave as all of it expects.
package func prepareProgram() {
  StandardStreams.fillClosed()
  Allocator.returnLargeBuffers()
  Collapse.watch()
  Interruption.watch()
}
