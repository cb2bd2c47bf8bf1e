internal import ProductVersion

/// The version of the program and of the libraries.
public let patchbayVersion: StaticString = productVersion
