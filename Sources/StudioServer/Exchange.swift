internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import Studio

/// The requests of one connection with their answers.
final class Exchange: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  /// How long a whole request may take to come, counted from the last answer on, and how long an answer may take to be taken.
  private static let patience = TimeAmount.seconds(30)

  private let site: StudioSite
  private let worker: NIOThreadPool
  private let connections: OpenConnections
  private var request: SiteRequest?
  private var keepsAlive = false
  private var isHead = false
  private var deadline: Scheduled<Void>?

  init(_ site: StudioSite, _ worker: NIOThreadPool, _ connections: OpenConnections) {
    self.site = site
    self.worker = worker
    self.connections = connections
  }

  func channelActive(context: ChannelHandlerContext) {
    wait(context)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    deadline?.cancel()
    request = nil
    context.fireChannelInactive()
  }

  /// Gives up a connection on which nothing is finished in time.
  private func wait(_ context: ChannelHandlerContext) {
    deadline?.cancel()
    let channel = context.channel
    deadline = context.eventLoop.scheduleTask(in: Self.patience) { channel.close(promise: nil) }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch Self.unwrapInboundIn(data) {
    case .head(let head):
      keepsAlive = head.isKeepAlive
      isHead = head.method == .HEAD
      let begun = SiteRequest(
        method: isHead ? "GET" : head.method.rawValue, target: head.uri,
        headers: head.headers.map { (name: $0.name, value: $0.value) })
      request = begun
      if let refusal = site.refusal(begun) { refuse(refusal, context) }
    case .body(let part):
      guard let count = request?.body.count else { return }
      if count + part.readableBytes > StudioSite.mostBodyBytes { return refuse(StudioSite.tooLong, context) }
      request?.body += part.readableBytesView
    case .end:
      guard let whole = request else { return }
      request = nil
      deadline?.cancel()
      connections.note(context.channel, isAnswered: true)
      let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
      let place = NIOLoopBound(context, eventLoop: context.eventLoop)
      let site = site
      worker.runIfActive(eventLoop: context.eventLoop) { site.response(whole) }.whenComplete { result in
        switch result {
        case .success(let response): bound.value.write(response, place.value)
        case .failure: place.value.close(promise: nil)
        }
      }
    }
  }

  /// Answers before the whole request is there; what still comes is not read.
  private func refuse(_ response: SiteResponse, _ context: ChannelHandlerContext) {
    request = nil
    keepsAlive = false
    write(response, context)
  }

  private func write(_ response: SiteResponse, _ context: ChannelHandlerContext) {
    var head = HTTPResponseHead(version: .http1_1, status: HTTPResponseStatus(statusCode: response.status))
    for header in response.headers { head.headers.add(name: header.name, value: header.value) }
    head.headers.add(name: "Content-Length", value: "\(response.body.count)")
    head.headers.add(name: "Connection", value: keepsAlive ? "keep-alive" : "close")
    context.write(Self.wrapOutboundOut(.head(head)), promise: nil)
    if !isHead {
      let body = context.channel.allocator.buffer(bytes: response.body)
      context.write(Self.wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
    }
    wait(context)
    let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
    let place = NIOLoopBound(context, eventLoop: context.eventLoop)
    let keepsAlive = keepsAlive
    let taken = context.eventLoop.makePromise(of: Void.self)
    taken.futureResult.whenComplete { result in
      let context = place.value
      bound.value.connections.note(context.channel, isAnswered: false)
      guard keepsAlive, case .success = result else { return context.close(promise: nil) }
      bound.value.wait(context)
    }
    context.writeAndFlush(Self.wrapOutboundOut(.end(nil)), promise: taken)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
