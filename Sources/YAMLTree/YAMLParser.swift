public import Diagnostics

/// Limits on what a YAML file may hold. Hitting one is an error that names it.
public struct YAMLLimits: Sendable {
  public var bytes = 64 << 20
  public var depth = 64
  public init() {}
}

/// Reads one YAML document. Never fails: what cannot be read is reported and leaves an `.invalid` node or no root.
public func parseYAML(_ source: Source, limits: YAMLLimits = YAMLLimits(), sink: inout DiagnosticSink) -> YAMLDocument {
  YAMLDocument(source: source)
}
