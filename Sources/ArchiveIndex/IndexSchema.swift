import GRDB

/// The tables of the index.
///
/// `Schema/index.sql` shows the same; a test compares the two.
///
/// The index is derived from objects and log. A change of its tables raises ``version``, and an
/// index of another version is made anew: nothing migrates.
enum IndexSchema {
  /// Raised with every change of the tables or of what is written into them.
  static let version = 2

  static let statements = [
    // What this index reflects: archive id, schema version, tree size and root.
    """
    CREATE TABLE state (
      name TEXT NOT NULL PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT
    """,
    // The log's records by position; an erased one has no row. Hidden: retracted.
    """
    CREATE TABLE record (
      position INTEGER NOT NULL PRIMARY KEY,
      id BLOB NOT NULL UNIQUE,
      type TEXT NOT NULL,
      time TEXT NOT NULL,
      agent TEXT NOT NULL,
      json TEXT NOT NULL,
      about BLOB,
      hidden INTEGER NOT NULL DEFAULT 0
    ) STRICT
    """,
    "CREATE INDEX record_about ON record(about, position) WHERE about IS NOT NULL",
    // Source documents, one for each visible `source.added`, with what is known of them, and the
    // newest text of the newest capture.
    """
    CREATE TABLE source (
      id BLOB NOT NULL PRIMARY KEY,
      position INTEGER NOT NULL,
      file TEXT NOT NULL,
      outlet TEXT,
      title TEXT,
      author TEXT,
      published TEXT,
      updated TEXT,
      url TEXT,
      language TEXT,
      role TEXT,
      status TEXT,
      origins TEXT NOT NULL DEFAULT '{}',
      capture BLOB,
      text BLOB
    ) STRICT
    """,
    "CREATE INDEX source_url ON source(url) WHERE url IS NOT NULL",
    """
    CREATE TABLE tag (
      source BLOB NOT NULL,
      name TEXT NOT NULL,
      PRIMARY KEY (source, name)
    ) STRICT, WITHOUT ROWID
    """,
    // Captures: the bytes as received.
    """
    CREATE TABLE capture (
      id BLOB NOT NULL PRIMARY KEY,
      source BLOB NOT NULL,
      position INTEGER NOT NULL,
      object BLOB NOT NULL,
      size INTEGER NOT NULL,
      media_type TEXT NOT NULL,
      url TEXT
    ) STRICT
    """,
    "CREATE INDEX capture_source ON capture(source, position)",
    "CREATE INDEX capture_object ON capture(object)",
    // Texts: what was extracted.
    """
    CREATE TABLE text (
      id BLOB NOT NULL PRIMARY KEY,
      source BLOB NOT NULL,
      capture BLOB NOT NULL,
      position INTEGER NOT NULL,
      digest BLOB NOT NULL,
      map BLOB,
      extractor TEXT NOT NULL,
      version INTEGER NOT NULL,
      charset TEXT
    ) STRICT
    """,
    "CREATE INDEX text_source ON text(source, position)",
    "CREATE INDEX text_digest ON text(digest)",
    // What a capture says of itself, in its order; place 0 says that it was read.
    """
    CREATE TABLE stated (
      capture BLOB NOT NULL,
      place INTEGER NOT NULL,
      field TEXT NOT NULL,
      value TEXT NOT NULL,
      origin TEXT NOT NULL,
      PRIMARY KEY (capture, place)
    ) STRICT, WITHOUT ROWID
    """,
    // Which sources are searchable, with which text; a long text in several rows. The texts of older
    // captures too, for checking quotations; only the newest is current.
    """
    CREATE TABLE searchable (
      row INTEGER NOT NULL PRIMARY KEY,
      source BLOB NOT NULL,
      digest BLOB NOT NULL,
      current INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE INDEX searchable_source ON searchable(source, digest)",
    """
    CREATE VIRTUAL TABLE search USING fts5(
      title, body,
      tokenize = "unicode61 remove_diacritics 2"
    )
    """,
    // Analysis by text digest, analyser version and document date.
    """
    CREATE TABLE analysis (
      text BLOB NOT NULL,
      analyser TEXT NOT NULL,
      date TEXT NOT NULL,
      content BLOB NOT NULL,
      PRIMARY KEY (text, analyser, date)
    ) STRICT, WITHOUT ROWID
    """,
    // Results over the whole archive, good for one state of the log.
    """
    CREATE TABLE result (
      name TEXT NOT NULL PRIMARY KEY,
      state TEXT NOT NULL,
      content BLOB NOT NULL
    ) STRICT
    """,
  ]

  static func create(in db: Database) throws {
    for statement in statements { try db.execute(sql: statement) }
    try db.execute(
      sql: "INSERT INTO state VALUES ('schema', ?)", arguments: [String(version)])
  }
}
