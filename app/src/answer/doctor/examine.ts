import type { Data } from '../open-data.ts';

export interface DoctorAnswer {
  readonly schema: 'waybill/doctor/1';
  readonly folder: string;
  readonly checks: readonly { readonly check: string; readonly ok: boolean; readonly told: string }[];
}

/** Looks whether what the data folder holds is whole, and whether anything keeps answers from being good. */
export function examine({ folder, ledger, advisories }: Data): DoctorAnswer {
  const integrity = String(ledger.database.prepare('PRAGMA quick_check').get()!.quick_check);
  const digests = ledger.database.prepare('SELECT lower(hex(sha256)) AS digest FROM evidence').all();
  const missing = digests.filter(({ digest }) => !ledger.objects.has(String(digest)));
  const feeds = advisories.status(ledger.clock());
  const stale = feeds.filter(({ stale: isStale }) => isStale);
  return {
    schema: 'waybill/doctor/1',
    folder,
    checks: [
      { check: 'node', ok: true, told: `Node ${process.versions.node}, SQLite ${process.versions.sqlite}` },
      { check: 'ledger', ok: integrity === 'ok', told: integrity === 'ok' ? 'its file is sound' : `${integrity}; restore a backup` },
      {
        check: 'documents',
        ok: missing.length === 0,
        told:
          missing.length === 0
            ? `all ${digests.length} are kept`
            : `${missing.length} of ${digests.length} are gone from the folder; restore a backup`,
      },
      {
        check: 'feeds',
        ok: feeds.length > 1 && stale.length === 0,
        told:
          feeds.length <= 1
            ? 'only the catalogue that comes with the program; import a feed: waybill advisories import PATH or URL'
            : stale.length > 0
              ? `stale: ${stale.map(({ name }) => name).join(', ')}; run waybill advisories update, or import them again`
              : `${feeds.length} feeds, none stale`,
      },
    ],
  };
}
