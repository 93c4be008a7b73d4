import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';

export type Row = Record<string, SQLInputValue>;

/** How long a writer waits for another process's transaction to end, in milliseconds. */
const busyTimeout = 15_000;

/**
 * Pages that SQLite itself keeps. The operating system keeps the rest, and hands it over without a map of the file: pages of such a map would
 * count as this process's memory, as many as were ever touched.
 */
const defaultCache = 6 * 1024;

/** What was committed goes over to the file itself once there is so much of it: seldom, so that a page that changed ten times goes over once. */
const logBytes = 40 * 1024 * 1024;

/**
 * For files that are written a little everywhere: a commit writes every page that it touches, and large ones are few. What is mostly read has
 * small ones.
 */
export const largePages = 16 * 1024;

/**
 * One SQLite file, opened so that several processes can use it at once: write-ahead log, a busy timeout, and a commit that is on disk when it
 * returns. Statements are prepared once and kept by their text.
 */
export interface Database {
  readonly path: string;
  /** The prepared statement of a text. */
  prepare(sql: string): StatementSync;
  exec(sql: string): void;
  /**
   * Runs `work` in a transaction that takes the write lock at once, so that it never fails half-way for want of it. An error undoes all of
   * it. Within a transaction it makes a savepoint instead.
   */
  transaction<T>(work: () => T): T;
  /** A number that differs once anyone, this process too, has committed. */
  changeCounter(): number;
  close(): void;
}

export interface OpenOptions {
  /** Leaves what is in it as it is, and fails where there is none. */
  readonly readOnly?: boolean;
  /** Nobody writes it in the meantime: then it is read without locks, which are files of their own beside it. Whoever says so must look. */
  readonly immutable?: boolean;
  /** No other process reads or writes it until it is closed; one that is open elsewhere is refused. It has no log: what is undone is kept beside it instead. */
  readonly isPrivate?: boolean;
  /** Of a file that is made now. */
  readonly pageBytes?: number;
  readonly cacheKibibytes?: number;
}

/** Opens a database file, making it and its folder when absent. */
export function openDatabase(path: string, options: OpenOptions = {}): Database {
  const { readOnly = false, immutable = false, isPrivate = false, pageBytes = 4096, cacheKibibytes = defaultCache } = options;
  if (!readOnly && path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const connection = new DatabaseSync(immutable ? immutableUrl(path) : path, { readOnly, timeout: isPrivate ? 0 : busyTimeout });
  connection.exec(`PRAGMA cache_size = -${cacheKibibytes}; PRAGMA temp_store = MEMORY;`);
  if (isPrivate) {
    connection.exec(
      `PRAGMA page_size = ${pageBytes}; PRAGMA synchronous = FULL; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT;`,
    );
  } else if (!readOnly) {
    const logPages = Math.round(logBytes / pageBytes);
    connection.exec(
      `PRAGMA page_size = ${pageBytes}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = ${logPages};`,
    );
  }
  return wrap(connection, path);
}

function immutableUrl(path: string): URL {
  const url = pathToFileURL(path);
  url.searchParams.set('immutable', '1');
  return url;
}

function wrap(connection: DatabaseSync, path: string): Database {
  const statements = new Map<string, StatementSync>();
  let depth = 0;
  let written = 0;
  const database: Database = {
    path,
    prepare(sql) {
      let statement = statements.get(sql);
      if (!statement) {
        statement = connection.prepare(sql);
        statements.set(sql, statement);
      }
      return statement;
    },
    exec: (sql) => connection.exec(sql),
    transaction(work) {
      const [begin, commit, undo] =
        depth === 0
          ? ['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK']
          : [`SAVEPOINT s${depth}`, `RELEASE s${depth}`, `ROLLBACK TO s${depth}; RELEASE s${depth}`];
      connection.exec(begin!);
      depth += 1;
      try {
        const result = work();
        connection.exec(commit!);
        if (depth === 1) written += 1;
        return result;
      } catch (error) {
        connection.exec(undo!);
        throw error;
      } finally {
        depth -= 1;
      }
    },
    changeCounter: () => written + Number(database.prepare('PRAGMA data_version').get()!.data_version),
    close() {
      statements.clear();
      connection.close();
    },
  };
  return database;
}
