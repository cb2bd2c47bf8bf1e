import Testing

@testable import Records

@Suite struct CellFlagTests {
  private func read(_ cell: String) -> Bool? { Array(cell.utf8).withUnsafeBufferPointer { CellFlag.read($0) } }

  @Test(arguments: ["yes", "YES", "Yes", " yes ", "y", "true", "TRUE", "T", "1", "x", "X"]) func `yes`(cell: String) {
    #expect(read(cell) == true)
  }

  @Test(arguments: ["", " ", "no", "NO", "n", "false", "FALSE", "F", "0"]) func `no`(cell: String) {
    #expect(read(cell) == false)
  }

  @Test(arguments: ["maybe", "2", "10", "yes!", "opted out", "null", "-", "✓", "yess", "STOP"])
  func `neither`(cell: String) { #expect(read(cell) == nil) }
}
