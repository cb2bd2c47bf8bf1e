/// The version of the program and of the libraries.
public let patchbayVersion: StaticString = "0.1.0"
