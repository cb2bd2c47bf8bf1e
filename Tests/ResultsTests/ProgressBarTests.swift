import Testing

@testable import Results

@Suite struct ProgressBarTests {
  @Test(arguments: [
    (0, 40, 0, 80, "[------------------------------] 0 of 40 replications"),
    (10, 40, 2_000, 80, "[#####################------] 10 of 40 replications, 5.0 a second, 6.0 s left"),
    (1, 40, 90_000, 80, "[-----------------------] 1 of 40 replications, one in 1.5 min, 58.5 min left"),
    (40, 40, 10_000, 200, "[##############################] 40 of 40 replications, 4.0 a second, 0 ms left"),
    (7, 40, 2_000, 40, "7 of 40 replications, 3.5 a second, 9"),
    (7, 40, 2_000, 2, ""),
  ]) func `lines`(_ done: Int, _ expected: Int, _ milliseconds: Int, _ width: Int, _ line: String) {
    let shown = progressBar(done, of: expected, after: Int64(milliseconds), width: width)
    #expect(shown.utf8.count <= max(0, width - 3))
    #expect(shown.filter { $0 != "#" && $0 != "-" } == line.filter { $0 != "#" && $0 != "-" })
  }
}
