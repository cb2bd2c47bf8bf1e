/// What a state file holds.
enum Schema {
  /// In the file's header, where `file` and others look: the bytes `Ptby`.
  static let applicationID: Int64 = 0x5074_6279
  static let version = 3
  /// Files of this version have no opt outs that all actions share. They get them when events are taken.
  private static let withoutSender = 2
  private static let statementsWithoutSender = 12

  /// In the order in which they are made. SQLite keeps these very texts, so a file can be compared with them.
  ///
  /// Each row has a checksum over all its columns; those of `document` are in that of `basis`, those of `snapshot_part` in that
  /// of `snapshot`. The row of an action counts the others. Large columns stand last: a row is read from its front, and what is
  /// not asked for is not read.
  static let statements = [
    """
    CREATE TABLE action (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      eras INTEGER NOT NULL,
      batches INTEGER NOT NULL,
      members INTEGER NOT NULL,
      due INTEGER NOT NULL,
      delivered INTEGER NOT NULL,
      failed INTEGER NOT NULL,
      checksum INTEGER NOT NULL
    ) STRICT
    """,
    // What the batches behind number `after` are decided on.
    """
    CREATE TABLE basis (
      id INTEGER PRIMARY KEY,
      action INTEGER NOT NULL,
      after INTEGER NOT NULL,
      format_version INTEGER NOT NULL,
      digest BLOB NOT NULL,
      list_digest BLOB NOT NULL,
      checksum INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE INDEX basis_of_action ON basis (action, id)
    """,
    """
    CREATE TABLE document (
      basis INTEGER NOT NULL,
      position INTEGER NOT NULL,
      name TEXT NOT NULL,
      bytes BLOB NOT NULL,
      PRIMARY KEY (basis, position)
    ) STRICT
    """,
    """
    CREATE TABLE batch (
      action INTEGER NOT NULL,
      number INTEGER NOT NULL,
      stream INTEGER NOT NULL,
      first_line INTEGER NOT NULL,
      last_line INTEGER NOT NULL,
      content INTEGER NOT NULL,
      checksum INTEGER NOT NULL,
      events BLOB NOT NULL,
      effects BLOB NOT NULL,
      PRIMARY KEY (action, number)
    ) STRICT
    """,
    """
    CREATE UNIQUE INDEX batch_of_stream ON batch (action, stream, first_line, number, last_line)
    """,
    """
    CREATE TABLE member (
      action INTEGER NOT NULL,
      key TEXT NOT NULL,
      active INTEGER NOT NULL,
      inbox INTEGER NOT NULL,
      checksum INTEGER NOT NULL,
      PRIMARY KEY (action, key)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE snapshot (
      id INTEGER PRIMARY KEY,
      action INTEGER NOT NULL,
      batches INTEGER NOT NULL,
      size INTEGER NOT NULL,
      checksum INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE INDEX snapshot_of_action ON snapshot (action, batches)
    """,
    """
    CREATE TABLE snapshot_part (
      snapshot INTEGER NOT NULL,
      position INTEGER NOT NULL,
      bytes BLOB NOT NULL,
      PRIMARY KEY (snapshot, position)
    ) STRICT
    """,
    """
    CREATE TABLE delivery (
      action INTEGER NOT NULL,
      stream INTEGER NOT NULL,
      n INTEGER NOT NULL,
      i INTEGER NOT NULL,
      status INTEGER NOT NULL,
      tries INTEGER NOT NULL,
      last_try INTEGER,
      error TEXT,
      checksum INTEGER NOT NULL,
      effect BLOB NOT NULL,
      PRIMARY KEY (action, stream, n, i)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE INDEX delivery_by_status ON delivery (status, action, stream, n, i)
    """,
    """
    CREATE TABLE sender (
      id INTEGER PRIMARY KEY,
      said INTEGER NOT NULL,
      heard INTEGER NOT NULL,
      checksum INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE said (
      number INTEGER PRIMARY KEY,
      action INTEGER NOT NULL,
      undone INTEGER NOT NULL,
      moment INTEGER,
      phone TEXT NOT NULL,
      contact TEXT NOT NULL,
      by TEXT NOT NULL,
      checksum INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE heard (
      action INTEGER NOT NULL,
      batch INTEGER NOT NULL,
      up_to INTEGER NOT NULL,
      checksum INTEGER NOT NULL,
      PRIMARY KEY (action, batch)
    ) STRICT, WITHOUT ROWID
    """,
  ]

  /// What an open file turns out to be.
  enum State {
    /// Nothing was ever written to it.
    case empty
    /// It was made, and what stands in every state file was not written yet.
    case made
    case journal
  }

  static func state(_ database: Database) throws -> State {
    let application = try Row.one(database, "PRAGMA application_id")?.integer(0) ?? 0
    let version = try Row.one(database, "PRAGMA user_version")?.integer(0) ?? 0
    let objects = try Row.all(database, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid")
    if application != applicationID {
      if application == 0, version == 0, objects.isEmpty { return .empty }
      throw JournalError.otherApplication
    }
    if version == 0, objects.isEmpty { return .made }
    guard version <= Int64(Self.version) else {
      throw JournalError.newerFormat(found: Int(clamping: version), known: Self.version)
    }
    if version > 0, version < Int64(withoutSender) {
      throw JournalError.olderFormat(found: Int(version), known: Self.version)
    }
    let expected = version == Int64(withoutSender) ? Array(statements.prefix(statementsWithoutSender)) : statements
    guard version >= Int64(withoutSender), try objects.map({ try $0.text(0) }) == expected else {
      throw JournalError.damaged(part: "its tables are not those of a state file")
    }
    return .journal
  }

  /// Whether the file has opt outs that all actions share.
  static func hasSender(_ database: Database) throws -> Bool {
    (try Row.one(database, "PRAGMA user_version")?.integer(0) ?? 0) > Int64(withoutSender)
  }

  static func create(_ database: Database) throws {
    try database.transaction(.immediate) {
      for statement in statements { try database.execute(statement) }
      try SenderRow().write(database)
      try database.execute("PRAGMA application_id = \(applicationID)")
      try database.execute("PRAGMA user_version = \(version)")
    }
  }

  /// Gives a file of the version before what it lacks.
  static func complete(_ database: Database) throws {
    if try hasSender(database) { return }
    try database.transaction(.immediate) {
      for statement in statements.dropFirst(statementsWithoutSender) { try database.execute(statement) }
      try SenderRow().write(database)
      try database.execute("PRAGMA user_version = \(version)")
    }
  }
}
