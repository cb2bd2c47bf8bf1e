import Diagnostics
import Foundation
import JSONTree
import Studio
import TestSupport
import Testing

@Suite struct SiteTests {
  private typealias Headers = [(name: String, value: String)]

  private func withSite(_ body: (StudioSite) throws -> Void) throws {
    try Program.withFolder { folder in
      try Data("version: 1\nmembers: [ana]\n".utf8).write(to: folder.appendingPathComponent("rules.yaml"))
      let site = StudioSite(try Studio(folder: folder.path, version: "0"), token: "secret", editor: nil)
      site.open(at: 80)
      try body(site)
    }
  }

  private let good: [(name: String, value: String)] = [
    ("Host", "127.0.0.1:80"), ("Origin", "http://127.0.0.1:80"), ("X-Patchbay-Token", "secret"),
    ("Content-Type", "application/json"),
  ]

  private func ask(
    _ site: StudioSite, _ headers: [(name: String, value: String)], _ target: String = "/api/check",
    method: String = "POST", _ body: String = "{\"path\":\"rules.yaml\"}"
  ) -> SiteResponse {
    site.response(SiteRequest(method: method, target: target, headers: headers, body: Array(body.utf8)))
  }

  /// `Scripts/validate-formats` holds every question and its answer to the schema.
  @Test func `the schema has every question`() throws {
    let schema = try #require(JSONValue(try Project.bytes("docs/schema/studio.schema.json")))
    let named = Set((schema["properties"]?.members ?? []).map(\.key))
    let questions = StudioQuestion.allCases.map(\.rawValue)
    #expect(named == Set(questions + questions.map { $0 + "-question" } + ["refusal"]))
  }

  @Test func `only the page of the one who started it is answered`() throws {
    try withSite { site in
      #expect(ask(site, good).status == 200)
      func with(_ name: String, _ value: String?) -> [(name: String, value: String)] {
        good.filter { $0.name != name } + (value.map { [(name, $0)] } ?? [])
      }
      for token in [nil, "", "secre", "secret2", "SECRET"] {
        #expect(ask(site, with("X-Patchbay-Token", token)).status == 403, "\(token ?? "none")")
      }
      for host in [nil, "evil.example", "127.0.0.1", "127.0.0.1:81", "evil.example:80", "127.0.0.1:80.evil.example"] {
        #expect(ask(site, with("Host", host)).status == 403, "\(host ?? "none")")
      }
      for origin in ["null", "http://evil.example", "https://127.0.0.1:80", "http://localhost:80", ""] {
        #expect(ask(site, with("Origin", origin)).status == 403, "\(origin)")
      }
      #expect(ask(site, good + [("Host", "127.0.0.1:80")]).status == 403, "given twice")
      #expect(ask(site, with("Content-Type", "text/plain")).status == 415)
      #expect(ask(site, good + [("Content-Length", "99999999999")]).status == 413)
      #expect(ask(site, good, method: "PUT").status == 405)
      #expect(ask(site, good, method: "GET").status == 405)
      #expect(ask(site, good, "/api/none").status == 404)
      #expect(ask(site, good, "/api/check", "[]").status == 400)
      #expect(ask(site, good, "/api/check", "{").status == 400)
      #expect(ask(site, good, "/api/read", "{\"path\":\"../x.yaml\"}").status == 403)
      #expect(ask(site, good, "/api/read", "{\"path\":\"none.yaml\"}").status == 404)
      #expect(ask(site, good, "/api/write", "{\"path\":\"rules.yaml\",\"text\":\"\"}").status == 409)
      #expect(ask(site, good, "/api/simulate", "{\"path\":\"rules.yaml\",\"preset\":\"none\"}").status == 400)
    }
  }

  @Test func `the page is served, and nothing else`() throws {
    try withSite { site in
      let own: [(name: String, value: String)] = [("Host", "localhost:80")]
      for (target, type) in [
        ("/", "text/html"), ("/?x=1", "text/html"), ("/studio.js", "text/javascript"), ("/studio.css", "text/css"),
      ] {
        let response = ask(site, own, target, method: "GET")
        #expect(response.status == 200, "\(target)")
        func header(_ name: String) -> String { response.headers.first { $0.name == name }?.value ?? "" }
        #expect(header("Content-Type").hasPrefix(type))
        #expect(header("Content-Security-Policy").hasPrefix("default-src 'none'; script-src 'self'; style-src 'self';"))
        #expect(!header("Content-Security-Policy").contains("unsafe") && header("X-Content-Type-Options") == "nosniff")
        #expect(!response.headers.contains { $0.name.lowercased().hasPrefix("access-control") })
      }
      for target in [
        "/rules.yaml", "/../rules.yaml", "//etc/passwd", "/%2e%2e/x", "/report/none", "/editor/lib/codemirror.js", "*",
        "",
        "http://127.0.0.1:80/",
      ] {
        #expect(ask(site, own, target, method: "GET").status == 404, "\(target)")
      }
    }
  }

  /// Every module that one names is there, and nothing is loaded from elsewhere.
  @Test func `the files of the page fit together`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Project.file("Sources/Studio/Page").path)
    for name in names {
      let text = try Project.text("Sources/Studio/Page/" + name)
      for match in text.matches(of: /(?:from|href=|src=) ?"\.?\/([^"#]+)"/) {
        #expect(names.contains(String(match.1)), "\(name) names \(match.1)")
      }
      #expect(
        !text.contains(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|setAttribute\("style/), "\(name)")
      #expect(!text.contains(/https?:\/\/(?!www\.w3\.org\/2000\/svg)/), "\(name)")
      #expect(name == "studio.css" || !text.contains(#/ (style=|on\w+=")/#), "\(name)")
    }
  }
}
