/**
 * The compiled index. A record stands in parts: `head` and `affects` decide a verdict and are read by the thousand, `told` is for people and is
 * read one at a time, and stands last so that it is not read past. Old revisions keep all; an advisory that left its feed stays with `gone = 1`,
 * so that the change can be told.
 *
 * The tables of keys have no index by advisory: what an advisory had is worked out from its old record when it changes.
 */
export const layout: readonly string[] = [
  `
  CREATE TABLE feed (
    id INTEGER PRIMARY KEY, origin TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE, kinds TEXT NOT NULL DEFAULT '', reader INTEGER NOT NULL DEFAULT 0,
    etag TEXT, last_modified TEXT, succeeded INTEGER, records INTEGER NOT NULL DEFAULT 0, unread INTEGER NOT NULL DEFAULT 0, newest TEXT,
    stale_after INTEGER
  );
  CREATE TABLE file (id INTEGER PRIMARY KEY, feed INTEGER NOT NULL, path TEXT NOT NULL, digest BLOB, UNIQUE (feed, path));
  CREATE TABLE advisory (
    id INTEGER PRIMARY KEY, feed INTEGER NOT NULL, name TEXT NOT NULL, file INTEGER NOT NULL, revision INTEGER NOT NULL, seq INTEGER NOT NULL,
    gone INTEGER NOT NULL DEFAULT 0, recorded INTEGER NOT NULL, modified TEXT NOT NULL, judged TEXT NOT NULL, told TEXT NOT NULL, UNIQUE (feed, name)
  );
  CREATE INDEX advisory_seq ON advisory (seq);
  CREATE INDEX advisory_file ON advisory (file);
  CREATE TABLE revision (
    advisory INTEGER NOT NULL, revision INTEGER NOT NULL, recorded INTEGER NOT NULL, judged TEXT NOT NULL, told TEXT NOT NULL,
    PRIMARY KEY (advisory, revision)
  );
  CREATE TABLE ecosystem (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
  CREATE TABLE coverage (feed INTEGER NOT NULL, ecosystem INTEGER NOT NULL, PRIMARY KEY (feed, ecosystem)) WITHOUT ROWID;
  CREATE TABLE affected (
    ecosystem INTEGER NOT NULL, name TEXT NOT NULL, advisory INTEGER NOT NULL, PRIMARY KEY (ecosystem, name, advisory)
  ) WITHOUT ROWID;
  CREATE TABLE alias (name TEXT NOT NULL, advisory INTEGER NOT NULL, kind INTEGER NOT NULL, PRIMARY KEY (name, advisory)) WITHOUT ROWID;
  CREATE TABLE product (key TEXT NOT NULL, advisory INTEGER NOT NULL, PRIMARY KEY (key, advisory)) WITHOUT ROWID;
  CREATE TABLE unread (
    feed INTEGER NOT NULL, path TEXT NOT NULL, subject TEXT, line INTEGER, col INTEGER, pointer TEXT, kind TEXT NOT NULL, message TEXT NOT NULL
  );
  CREATE INDEX unread_feed ON unread (feed);
  `,
  // What ranks findings is not numbered as a change: a daily rewrite of all scores must not make anything be judged again.
  `
  CREATE TABLE enrichment (cve TEXT NOT NULL, kind TEXT NOT NULL, file INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (cve, kind, file)) WITHOUT ROWID;
  `,
  // What a connector wants to know at its next fetch, of a feed and of each file that was fetched by itself.
  `
  ALTER TABLE feed ADD COLUMN state TEXT;
  ALTER TABLE file ADD COLUMN stamp TEXT;
  `,
  // `entries` has of a record on many packages what it says of this one; null means that all of it is about this one, or that it is long.
  // `grouped` has the group of a record that shares it with others: its id and its members.
  `
  CREATE TABLE split (
    id INTEGER PRIMARY KEY, feed INTEGER NOT NULL, name TEXT NOT NULL, file INTEGER NOT NULL, revision INTEGER NOT NULL, seq INTEGER NOT NULL,
    gone INTEGER NOT NULL DEFAULT 0, recorded INTEGER NOT NULL, modified TEXT NOT NULL, grouped TEXT, head TEXT NOT NULL, affects TEXT NOT NULL,
    told TEXT NOT NULL, UNIQUE (feed, name)
  );
  INSERT INTO split SELECT id, feed, name, file, revision, seq, gone, recorded, modified, NULL, json_remove(judged, '$.affected'),
    json_extract(judged, '$.affected'), told FROM advisory;
  DROP TABLE advisory;
  ALTER TABLE split RENAME TO advisory;
  CREATE INDEX advisory_seq ON advisory (seq);
  CREATE INDEX advisory_file ON advisory (file);
  CREATE TABLE past (
    advisory INTEGER NOT NULL, revision INTEGER NOT NULL, recorded INTEGER NOT NULL, head TEXT NOT NULL, affects TEXT NOT NULL, told TEXT NOT NULL,
    PRIMARY KEY (advisory, revision)
  );
  INSERT INTO past SELECT advisory, revision, recorded, json_remove(judged, '$.affected'), json_extract(judged, '$.affected'), told FROM revision;
  DROP TABLE revision;
  ALTER TABLE past RENAME TO revision;
  ALTER TABLE affected ADD COLUMN entries TEXT;
  `,
];

/** Grows when the readers read more out of the same files, so that unchanged files are read again. */
export const readerVersion = 12;
