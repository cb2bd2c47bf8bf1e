import Campaign
import Testing

@testable import Records

@Suite struct ReplyTagTests {
  /// The policy's tags are `Spanish` and `Donor`; `Opt Out` follows them.
  private func read(_ text: String, _ matcher: ReplyMatcher) throws -> (reading: ReplyReading, tags: [UInt32]) {
    let directory = Directory(samplePolicy())
    let line = #"{"event":"reply","contact":"c1","text":"\#(text)"}"#
    let tag = #"{"event":"tag","contact":"c1","tags":["Donor"]}"#
    let bytes = Array((tag + "\n" + line + "\n" + tag + "\n").utf8)
    var reader = EventReader(ArrayByteReader(bytes), directory: directory) { matcher.reads($0, tags: &$1) }
    var found: (ReplyReading, [UInt32])?
    while let line = try reader.next() {
      guard case .event(let event) = line.outcome else { continue }
      switch event.event {
      case .reply(_, let reading, _): found = (reading, event.tags.map(\.rawValue))
      case .tag: #expect(event.tags.map(\.rawValue) == [1])
      default: Issue.record("\(event.event)")
      }
    }
    return try #require(found)
  }

  private let matcher = ReplyMatcher(
    optOutKeywords: ["stop"], reviewPhrases: ["leave me"],
    autoTags: [
      AutoTag(tag: TagID(1), replyContains: ["give"]),
      AutoTag(tag: TagID(0), replyIs: ["hola"], replyContains: ["dar"]),
      AutoTag(tag: TagID(2), replyContains: ["no more"]),
    ])

  @Test(
    arguments: [
      ("hello", false, nil, []), ("I give", false, nil, [1]), ("dar, give", false, nil, [0, 1]),
      ("HOLA!", false, nil, [0]),
      ("STOP", true, nil, []), ("leave me, I give", false, 0, [1]),
      // An automatic tag `Opt Out` is an opt out, but no keyword.
      ("no more! leave me, I give", false, 0, [1, 2]),
    ] as [(String, Bool, UInt32?, [UInt32])])
  func `the tags of a reply ride beside it`(_ text: String, _ isKeyword: Bool, _ review: UInt32?, _ tags: [UInt32])
    throws
  {
    let found = try read(text, matcher)
    #expect(found.reading == ReplyReading(isKeyword: isKeyword, review: review.map { PhraseID($0) }))
    #expect(found.tags == tags)
  }
}
