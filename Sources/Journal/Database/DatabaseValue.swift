/// A value in a column of a row.
enum DatabaseValue: Equatable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case bytes([UInt8])
}

/// What can be stored as a value.
protocol DatabaseConvertible {
  var databaseValue: DatabaseValue { get }
}

extension DatabaseValue: DatabaseConvertible {
  var databaseValue: DatabaseValue { self }
}

extension Int64: DatabaseConvertible {
  var databaseValue: DatabaseValue { .integer(self) }
}

extension Int: DatabaseConvertible {
  var databaseValue: DatabaseValue { .integer(Int64(self)) }
}

extension String: DatabaseConvertible {
  var databaseValue: DatabaseValue { .text(self) }
}

extension [UInt8]: DatabaseConvertible {
  var databaseValue: DatabaseValue { .bytes(self) }
}

extension Optional: DatabaseConvertible where Wrapped: DatabaseConvertible {
  var databaseValue: DatabaseValue { self?.databaseValue ?? .null }
}
