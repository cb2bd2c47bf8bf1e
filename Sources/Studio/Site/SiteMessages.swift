internal import JSONTree
internal import Text

/// A request as the site sees it, whatever brought it.
package struct SiteRequest: Sendable {
  package let method: String
  /// As it stands in the request line: a path, and perhaps a query.
  package let target: String
  package let headers: [(name: String, value: String)]
  package var body: [UInt8]

  package init(method: String, target: String, headers: [(name: String, value: String)], body: [UInt8] = []) {
    self.method = method
    self.target = target
    self.headers = headers
    self.body = body
  }

  /// The value of a header that is given once; nil for one that is missing, and for one that is given twice.
  func header(_ name: String) -> String? {
    let values = headers.filter { $0.name.lowercased() == name }
    return values.count == 1 ? values[0].value : nil
  }

  func has(_ name: String) -> Bool { headers.contains { $0.name.lowercased() == name } }
}

/// What the site answers.
package struct SiteResponse: Sendable {
  /// Of HTTP.
  package let status: Int
  package let headers: [(name: String, value: String)]
  package let body: [UInt8]

  /// What every answer says: nothing is kept, guessed, framed or fetched from elsewhere.
  private static let common = [
    ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"),
  ]
  private static let policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    + "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

  private init(_ status: Int, type: String, policy: String, body: [UInt8]) {
    self.status = status
    headers = Self.common + [("Content-Security-Policy", policy), ("Content-Type", type)]
    self.body = body
  }

  init(_ status: Int, type: String, _ text: String) {
    self.init(status, type: type, policy: Self.policy, body: Array(text.utf8))
  }

  init(_ status: Int, type: String, bytes: [UInt8]) {
    self.init(status, type: type, policy: Self.policy, body: bytes)
  }

  init(_ status: Int = 200, _ json: JSONValue) {
    var writer = JSONWriter()
    json.write(to: &writer)
    self.init(status, type: "application/json", policy: Self.policy, body: writer.bytes)
  }

  init(_ refusal: StudioRefusal) {
    let status =
      switch refusal.reason {
      case .request: 400
      case .forbidden: 403
      case .missing: 404
      case .conflict: 409
      case .unusable: 422
      }
    self.init(status, refusal.json)
  }

  /// The page about a simulation: its own style sheet, and nothing else. It is shown in a frame of the studio.
  init(report html: String) {
    let nonce = randomName()
    let marked = html.split(atText: "<style>", maxSplits: 1, omittingEmptySubsequences: false)
      .joined(separator: "<style nonce=\"\(nonce)\">")
    self.init(
      200, type: "text/html; charset=utf-8",
      policy: "default-src 'none'; style-src 'nonce-\(nonce)'; img-src data:; base-uri 'none'; form-action 'none'; "
        + "frame-ancestors 'self'; sandbox",
      body: Array(marked.utf8))
  }
}
