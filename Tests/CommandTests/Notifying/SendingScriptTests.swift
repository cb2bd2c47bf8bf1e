import Foundation
import Journal
import TestSupport
import Testing

private let hasJQ = (try? Program.shell("command -v jq"))?.status == 0

/// The program of `docs/notifications.md` that sends, with a `sendmail` and a `curl` that only write down what they get.
@Suite(.enabled(if: hasJQ, "the program of the page needs jq"))
struct SendingScriptTests {
  private static func page() throws -> MarkdownPage {
    let file = Program.root.appendingPathComponent("docs/notifications.md")
    return MarkdownPage(try String(contentsOf: file, encoding: .utf8))
  }

  /// - Parameter fake: the body of the programs that stand in for the two.
  private func send(_ effects: [String], fake: String) throws -> (run: Program.Run, delivered: [Int]) {
    let page = try Self.page()
    let script = try #require(page.blocks.first { $0.words == ["sh", "send-notification"] })
    return try Program.withFolder { folder in
      let state = try StateFile(in: folder, effects.map { Array($0.utf8) }, action: "spring drive")
      let programs = folder.appendingPathComponent("programs")
      try FileManager.default.createDirectory(at: programs, withIntermediateDirectories: true)
      let files = [
        "send-notification": script.text, "programs/sendmail": "#!/bin/sh\n" + fake,
        "programs/curl": "#!/bin/sh\n" + fake,
      ]
      for name in files.keys.sorted() {
        let file = folder.appendingPathComponent(name)
        try Data((files[name] ?? "").utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
      }
      let run = try Program.shell(
        "export PATH=\"$PWD/programs:$PATH\"; patchbay notify --state s.db --send-with ./send-notification --tries 1; "
          + "status=$?; cat got 2>/dev/null; exit $status",
        in: folder)
      return (run, try state.deliveries(.delivered).map(\.id.n))
    }
  }

  private static let email =
    #"{"n":1,"i":0,"effect":"notified","member":"ana","channel":"email","type":"assignment","#
    + #""subject":"José: 2 texts are waiting","body":"Hi,\n.\n$(touch x) \\n \"q\" 한국","to":"ana@example.org"}"# + "\n"
  private static let sms =
    #"{"n":2,"i":3,"effect":"notified","member":"joe","channel":"sms","type":"assignment","#
    + #""body":"Hi\n\"Joe\"","to":"+12155550102"}"# + "\n"

  @Test func `emails and texts`() throws {
    let (run, delivered) = try send(
      [Self.email, Self.sms], fake: "{ echo \"$(basename \"$0\") $*\"; cat; echo; } >> got\n")
    #expect(delivered == [1, 2] && run.status == 0, "\(run.notes)")
    // Ten letters a word: header words may have 75 bytes.
    let words = ["José: 2 te", "xts are wa", "iting"].map { "=?UTF-8?B?\(Data($0.utf8).base64EncodedString())?=" }
    #expect(
      run.output == """
        sendmail -i -t
        From: Texting <texting@example.org>
        To: ana@example.org
        Subject: \(words.joined(separator: "\n "))
        Message-ID: <spring%20drive.1.1.0.email@example.org>
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: 8bit

        Hi,
        .
        $(touch x) \\n "q" 한국

        curl --fail --silent --show-error --max-time 20 --netrc --header Content-Type: application/json \
        --header Idempotency-Key: spring%20drive.1.2.3.sms --data-binary @- https://gateway.example.org/messages
        {
          "to": "+12155550102",
          "text": "Hi\\n\\"Joe\\""
        }

        """)
  }

  @Test func `what they refuse is not delivered`() throws {
    let (run, delivered) = try send(
      [Self.email, Self.sms], fake: "echo \"$(basename \"$0\"): refused\" >&2\nexit 22\n")
    #expect(delivered.isEmpty && run.status == 1)
    #expect(run.notes.contains("exit status 22: sendmail: refused"), "\(run.notes)")
    #expect(run.notes.contains("exit status 22: curl: refused"), "\(run.notes)")
  }

  /// The page's JSON is what the program gets.
  @Test func `the example is a notification`() throws {
    let block = try #require(try Self.page().blocks.first { $0.words == ["json", "notification.json"] })
    let value = try #require(try JSONSerialization.jsonObject(with: Data(block.text.utf8)) as? [String: Any])
    #expect(
      value.keys.sorted() == [
        "action", "body", "channel", "effect", "i", "member", "n", "stream", "subject", "to", "type",
      ])
  }
}
