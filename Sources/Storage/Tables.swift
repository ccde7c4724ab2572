// The tables of a portfolio file.

import Missions

enum Tables {
    /// "Stkt": tells our files from other SQLite files.
    static let applicationID = 0x5374_6b74
    static let major = 1
    static let minor = 0

    /// `cmd` is the log: only ever added to. `grp` is the undo tree and the history's list, one row an action; `thing` is
    /// the state. Both could be made again from `cmd.rec`, and change in the same transaction as it.
    static let schema = """
        PRAGMA application_id = \(applicationID);
        PRAGMA user_version = \(major << 16 | minor);
        CREATE TABLE cmd(
          seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, grp INTEGER NOT NULL, kind TEXT NOT NULL,
          ref INTEGER NOT NULL, cur INTEGER NOT NULL, hlc TEXT NOT NULL, who TEXT NOT NULL,
          rec TEXT NOT NULL, hash BLOB NOT NULL) STRICT;
        CREATE TRIGGER cmd_no_update BEFORE UPDATE ON cmd BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
        CREATE TRIGGER cmd_no_delete BEFORE DELETE ON cmd BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
        CREATE TRIGGER cmd_no_replace BEFORE INSERT ON cmd WHEN NEW.seq <= (SELECT head FROM meta)
          BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
        CREATE TABLE grp(
          gid INTEGER PRIMARY KEY, kind TEXT NOT NULL, ref INTEGER NOT NULL, parent INTEGER NOT NULL,
          cur INTEGER NOT NULL, up INTEGER, depth INTEGER NOT NULL, leap INTEGER NOT NULL, last_child INTEGER,
          hlc TEXT NOT NULL, who TEXT NOT NULL, session TEXT NOT NULL, source TEXT NOT NULL, label TEXT NOT NULL,
          why TEXT NOT NULL, changes INTEGER NOT NULL, records INTEGER NOT NULL) STRICT;
        CREATE INDEX grp_up ON grp(up) WHERE up IS NOT NULL;
        INSERT INTO grp VALUES(0, 'root', 0, 0, 0, NULL, 0, 0, NULL, '', '', '', '', '', '', 0, 0);
        CREATE TABLE thing(ref TEXT PRIMARY KEY, type TEXT NOT NULL, fields TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE session(
          id TEXT PRIMARY KEY, who TEXT NOT NULL, host TEXT NOT NULL, terminal TEXT NOT NULL, process INTEGER NOT NULL,
          version TEXT NOT NULL, started INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE meta(
          one INTEGER PRIMARY KEY CHECK (one = 1), head INTEGER NOT NULL, hash BLOB NOT NULL, cur INTEGER NOT NULL,
          hlc TEXT NOT NULL, numbers TEXT NOT NULL) STRICT;
        INSERT INTO meta VALUES(1, 0, zeroblob(32), 0, '', '{}');
        CREATE VIEW item AS SELECT ref AS id, type AS kind, json_extract(fields, '$.title') AS title,
          json_extract(fields, '$.state') AS state, json_extract(fields, '$.lead') AS lead, fields
          FROM thing WHERE type IN (\(Tables.list(Kind.allCases)));
        CREATE VIEW link AS WITH
          head(type, rest, fields) AS (SELECT type, substr(ref, length(type) + 2), fields FROM thing
            WHERE type IN (\(Tables.list(LinkType.allCases)))),
          ends(type, "from", rest, fields) AS (SELECT type, substr(rest, 1, instr(rest, ' ') - 1),
            substr(rest, instr(rest, ' ') + 1) || ' ', fields FROM head)
          SELECT type, "from", substr(rest, 1, instr(rest, ' ') - 1) AS "to",
            rtrim(substr(rest, instr(rest, ' ') + 1)) AS mark, fields FROM ends;
        """

    private static func list<Word: RawRepresentable>(_ words: [Word]) -> String where Word.RawValue == String {
        words.map { "'\($0.rawValue)'" }.joined(separator: ",")
    }
}
