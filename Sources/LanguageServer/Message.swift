internal import JSONTree
internal import Text

/// A message of JSON-RPC 2.0 that a client sent.
enum ClientMessage {
  case request(id: JSONValue, method: String, JSONValue)
  case notification(method: String, JSONValue)
  /// The answer to a request of the server's, which is not looked at.
  case response
  /// No message at all, with the id that it has nevertheless.
  case invalid(id: JSONValue, RequestError)

  init(_ bytes: [UInt8]) {
    guard let value = JSONValue(bytes) else {
      self = .invalid(id: .null, RequestError(.parseError, "this is no JSON"))
      return
    }
    guard value.members != nil else {
      self = .invalid(id: .null, RequestError(.invalidRequest, "a message is an object"))
      return
    }
    let id = value["id"]
    let parameters = value["params"] ?? .null
    guard let method = value["method"]?.text else {
      let isResponse = id != nil && (value["result"] != nil || value["error"] != nil)
      self =
        isResponse
        ? .response : .invalid(id: id?.asID ?? .null, RequestError(.invalidRequest, "a message needs a `method`"))
      return
    }
    guard let id else {
      self = .notification(method: method, parameters)
      return
    }
    guard let id = id.asID else {
      self = .invalid(id: .null, RequestError(.invalidRequest, "an `id` is a whole number or a text"))
      return
    }
    self = .request(id: id, method: method, parameters)
  }
}

extension JSONValue {
  /// The value, if it can identify a request.
  var asID: JSONValue? {
    switch self {
    case .whole, .text: self
    case .null, .flag, .number, .list, .object: nil
    }
  }
}

/// Why a request has no result.
struct RequestError: Error {
  enum Code: Int {
    case parseError = -32700
    case invalidRequest = -32600
    case methodNotFound = -32601
    case invalidParameters = -32602
    case internalError = -32603
    case notInitialized = -32002
    case cancelled = -32800
    case failed = -32803
  }

  let code: Code
  let message: String

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}

/// Messages of the server, with their headers, in the order in which they are to be written.
struct Outbox {
  private(set) var bytes: [UInt8] = []

  mutating func drain() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  mutating func respond(to id: JSONValue, _ result: JSONValue) {
    send { json in
      json.key("id")
      id.write(to: &json)
      json.key("result")
      result.write(to: &json)
    }
  }

  mutating func refuse(_ id: JSONValue, _ error: RequestError) {
    send { json in
      json.key("id")
      id.write(to: &json)
      json.object("error") { json in
        json.member("code", error.code.rawValue)
        json.member("message", error.message)
      }
    }
  }

  mutating func notify(_ method: String, _ parameters: JSONValue) {
    send { json in
      json.member("method", method)
      json.key("params")
      parameters.write(to: &json)
    }
  }

  mutating func ask(_ id: String, _ method: String, _ parameters: JSONValue) {
    send { json in
      json.member("id", id)
      json.member("method", method)
      json.key("params")
      parameters.write(to: &json)
    }
  }

  private mutating func send(_ members: (inout JSONWriter) -> Void) {
    var json = JSONWriter()
    json.object { json in
      json.member("jsonrpc", "2.0")
      members(&json)
    }
    bytes += Array("Content-Length: \(json.bytes.count)\r\n\r\n".utf8)
    bytes += json.bytes
  }
}
