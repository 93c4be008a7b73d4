/**
 * The ledger's layout, forward only: a change is a new text at the end. Times are milliseconds since the epoch; `known` is when we learnt it.
 * docs/architecture.md tells what the tables are for.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE evidence (
    id INTEGER PRIMARY KEY,
    sha256 BLOB NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    path TEXT NOT NULL,
    format TEXT NOT NULL,
    spec_version TEXT NOT NULL,
    tools TEXT NOT NULL,
    authors TEXT NOT NULL,
    serial TEXT,
    document_time INTEGER,
    time_note TEXT,
    ingested INTEGER NOT NULL,
    counted INTEGER NOT NULL,
    relations INTEGER NOT NULL,
    gaps TEXT NOT NULL,
    gap_count INTEGER NOT NULL,
    retracted INTEGER
  );

  CREATE TABLE asset (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    owner TEXT,
    tags TEXT NOT NULL DEFAULT '[]',
    mapped INTEGER NOT NULL DEFAULT 0,
    created INTEGER NOT NULL,
    deleted INTEGER
  );
  CREATE UNIQUE INDEX asset_by_name ON asset (name) WHERE deleted IS NULL;
  CREATE TABLE asset_alias (name TEXT PRIMARY KEY, asset INTEGER NOT NULL) WITHOUT ROWID;

  CREATE TABLE stream (
    id INTEGER PRIMARY KEY,
    asset INTEGER NOT NULL,
    source TEXT NOT NULL,
    scope TEXT NOT NULL,
    last_time INTEGER NOT NULL,
    observations INTEGER NOT NULL,
    components INTEGER NOT NULL,
    UNIQUE (asset, source, scope)
  );
  CREATE TABLE current (stream INTEGER PRIMARY KEY, present BLOB NOT NULL);
  CREATE TABLE dependency (stream INTEGER PRIMARY KEY, edges BLOB NOT NULL);
  CREATE TABLE cover (stream INTEGER NOT NULL, type TEXT NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (stream, type)) WITHOUT ROWID;
  CREATE TABLE observation (
    id INTEGER PRIMARY KEY,
    stream INTEGER NOT NULL,
    time INTEGER NOT NULL,
    known INTEGER NOT NULL,
    evidence INTEGER NOT NULL,
    covers TEXT NOT NULL,
    is_delta INTEGER NOT NULL,
    seen BLOB NOT NULL,
    added INTEGER NOT NULL,
    removed INTEGER NOT NULL,
    UNIQUE (stream, time, evidence)
  );
  CREATE INDEX observation_by_evidence ON observation (evidence);
  CREATE INDEX observation_by_known ON observation (known);

  CREATE TABLE component (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    type TEXT NOT NULL,
    coordinate TEXT NOT NULL,
    origin TEXT,
    name TEXT NOT NULL,
    lname TEXT NOT NULL,
    version TEXT
  );
  CREATE INDEX component_by_coordinate ON component (coordinate);
  CREATE INDEX component_by_origin ON component (origin) WHERE origin IS NOT NULL;
  CREATE INDEX component_by_name ON component (lname);
  CREATE TABLE fact (component INTEGER NOT NULL, facts TEXT NOT NULL, PRIMARY KEY (component, facts)) WITHOUT ROWID;
  CREATE TABLE term (id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, value TEXT NOT NULL, lvalue TEXT NOT NULL, UNIQUE (kind, value));
  CREATE INDEX term_by_value ON term (kind, lvalue);
  CREATE TABLE component_term (term INTEGER NOT NULL, component INTEGER NOT NULL, PRIMARY KEY (term, component)) WITHOUT ROWID;
  CREATE TABLE component_hash (hash INTEGER NOT NULL, component INTEGER NOT NULL, PRIMARY KEY (hash, component)) WITHOUT ROWID;

  CREATE TABLE presence (
    component INTEGER NOT NULL,
    stream INTEGER NOT NULL,
    from_by INTEGER NOT NULL,
    from_after INTEGER,
    to_after INTEGER,
    to_by INTEGER,
    known_from INTEGER NOT NULL,
    known_to INTEGER,
    PRIMARY KEY (component, stream, from_by)
  ) WITHOUT ROWID;
  CREATE TABLE superseded (
    stream INTEGER NOT NULL,
    component INTEGER NOT NULL,
    from_by INTEGER NOT NULL,
    from_after INTEGER,
    to_after INTEGER,
    to_by INTEGER,
    known_from INTEGER NOT NULL,
    known_until INTEGER NOT NULL
  );
  CREATE INDEX superseded_by_component ON superseded (component);

  CREATE TABLE service (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, owner TEXT, description TEXT);
  CREATE TABLE process (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    criticality TEXT NOT NULL,
    owner TEXT,
    recovery_time TEXT,
    data_classes TEXT NOT NULL DEFAULT '[]',
    description TEXT
  );
  CREATE TABLE supplier (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    tier TEXT,
    contract TEXT,
    contacts TEXT NOT NULL DEFAULT '[]',
    domains TEXT NOT NULL DEFAULT '[]',
    components TEXT NOT NULL DEFAULT '[]'
  );
  CREATE TABLE edge (from_kind TEXT NOT NULL, from_name TEXT NOT NULL, to_kind TEXT NOT NULL, to_name TEXT NOT NULL,
    PRIMARY KEY (from_kind, from_name, to_kind, to_name)) WITHOUT ROWID;
  CREATE INDEX edge_by_to ON edge (to_kind, to_name);

  CREATE TABLE trace (id INTEGER PRIMARY KEY, time INTEGER NOT NULL, what TEXT NOT NULL, subject TEXT NOT NULL, detail TEXT NOT NULL);
  `,
  `
  CREATE TABLE verdict (
    advisory INTEGER NOT NULL,
    component INTEGER NOT NULL,
    advisory_id TEXT NOT NULL,
    class TEXT NOT NULL,
    kind TEXT NOT NULL,
    clause TEXT,
    reason TEXT NOT NULL,
    fixed TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (advisory, component)
  ) WITHOUT ROWID;
  CREATE INDEX verdict_by_component ON verdict (component);
  CREATE TABLE component_package (package TEXT NOT NULL, component INTEGER NOT NULL, PRIMARY KEY (package, component)) WITHOUT ROWID;
  CREATE TABLE matched (id INTEGER PRIMARY KEY CHECK (id = 1), seq INTEGER NOT NULL, component INTEGER NOT NULL);
  INSERT INTO matched (id, seq, component) VALUES (1, 0, 0);
  `,
  `
  CREATE TABLE finding_change (
    id INTEGER PRIMARY KEY,
    time INTEGER NOT NULL,
    what TEXT NOT NULL,
    advisory_id TEXT NOT NULL,
    class TEXT NOT NULL,
    component INTEGER NOT NULL,
    before TEXT,
    after TEXT,
    cause TEXT NOT NULL
  );
  CREATE INDEX finding_change_by_time ON finding_change (time);
  CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    advisory TEXT NOT NULL,
    component TEXT NOT NULL,
    asset TEXT,
    state TEXT NOT NULL,
    justification TEXT,
    comment TEXT NOT NULL,
    author TEXT NOT NULL,
    time INTEGER NOT NULL,
    expires INTEGER
  );
  CREATE INDEX audit_by_subject ON audit (component, advisory);
  `,
  // Components of which a source told something new after they were matched with advisories: to be matched again.
  `
  CREATE TABLE retold (component INTEGER PRIMARY KEY);
  `,
  // What others state about vulnerabilities, and by which ids; decisions also by the record that they were made on, for a group may change its name.
  `
  CREATE TABLE statement (id INTEGER PRIMARY KEY, evidence INTEGER NOT NULL, asset TEXT, known INTEGER NOT NULL, body TEXT NOT NULL);
  CREATE INDEX statement_by_evidence ON statement (evidence);
  CREATE TABLE statement_name (name TEXT NOT NULL, statement INTEGER NOT NULL, PRIMARY KEY (name, statement)) WITHOUT ROWID;
  ALTER TABLE audit ADD COLUMN record TEXT;
  `,
  // What became of one finding.
  `
  CREATE INDEX finding_change_by_component ON finding_change (component);
  `,
  // What is told first of a component stands with it; the components of a term stand together; a package is found by its name.
  `
  ALTER TABLE component ADD COLUMN facts TEXT;
  DROP INDEX component_by_coordinate;
  CREATE TABLE posting (term INTEGER NOT NULL, first INTEGER NOT NULL, components TEXT NOT NULL, PRIMARY KEY (term, first)) WITHOUT ROWID;
  INSERT INTO posting SELECT term, min(component), json_group_array(component) FROM component_term GROUP BY term;
  DROP TABLE component_term;
  `,
  // Which components packages of a distribution own, as the newest document of a stream tells.
  `
  CREATE TABLE ownership (stream INTEGER PRIMARY KEY, time INTEGER NOT NULL, pairs TEXT NOT NULL);
  `,
];
