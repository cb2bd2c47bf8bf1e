package import Diagnostics
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
package import Studio

/// Serves the studio on the machine's own address, by HTTP.
///
/// Whatever comes is bounded: how long a head and a body may be, how long they may take to come, how long an answer may take to be taken, and how
/// many connections there are. Who holds a connection without asking anything loses it to the next one who comes.
package final class StudioServer {
  private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
  /// Questions are answered one after the other, and not where connections are served.
  private let worker = NIOThreadPool(numberOfThreads: 1)
  private let channel: any Channel
  private let connections = OpenConnections()
  private let site: StudioSite
  package let port: Int

  /// Listens, and answers from now on.
  ///
  /// - Parameters:
  ///   - port: 0 is any that is free.
  package init(_ site: StudioSite, port: Int) throws(Failure) {
    self.site = site
    let (connections, worker) = (self.connections, self.worker)
    let bootstrap = ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: 128)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          connections.add(channel)
          try channel.pipeline.syncOperations.configureHTTPServerPipeline(withErrorHandling: true)
          try channel.pipeline.syncOperations.addHandler(Exchange(site, worker, connections))
        }
      }
      .childChannelOption(.maxMessagesPerRead, value: 4)
    do {
      worker.start()
      channel = try bootstrap.bind(host: "127.0.0.1", port: port).wait()
    } catch {
      try? group.syncShutdownGracefully()
      try? worker.syncShutdownGracefully()
      throw Failure("cannot listen on port \(port): \(error)", help: "choose another one with `--port`")
    }
    self.port = channel.localAddress?.port ?? port
    site.open(at: self.port)
  }

  /// Stops listening, and ends all connections.
  package func stop() {
    site.stop()
    try? channel.close().wait()
    connections.closeAll()
    try? worker.syncShutdownGracefully()
    try? group.syncShutdownGracefully()
  }
}
