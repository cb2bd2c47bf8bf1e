/// The version of the programs and of the libraries.
@inlinable package var productVersion: StaticString { "0.1.0" }
