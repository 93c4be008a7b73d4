import { readProductTree, type TreeProduct } from '../../../documents/csaf/product-tree.ts';
import type { Advisory, AdvisorySeverity, AffectedPackage } from '../../../domain/advisory.ts';
import { formatTime, parseTime } from '../../../domain/time.ts';
import {
  type Fields,
  fieldsOf,
  looseObjectAt,
  looseObjectsAt,
  looseTextAt,
  objectAt,
  objectsAt,
  requiredTextAt,
  textsAt,
  unreadable,
  weaknessesIn,
} from '../../fields.ts';
import { readCve } from '../cve.ts';
import { unreadRecord } from '../gap-of.ts';
import type { FeedRecord } from '../source.ts';
import { affectedOf, type Status } from './affected-of.ts';
import { publicLabels } from './distribution/metadata.ts';

const statuses: Readonly<Record<string, Status>> = {
  fixed: 'fixed',
  first_fixed: 'fixed',
  known_affected: 'affected',
  first_affected: 'affected',
  last_affected: 'affected',
  known_not_affected: 'safe',
  under_investigation: 'unknown',
};

/** Each vulnerability of a document as a record of its own: what is affected by one is often not affected by the next. */
export function* readDocument(value: unknown, path: string): Iterable<FeedRecord> {
  let id: string | undefined;
  try {
    const root = fieldsOf(value);
    const head = objectAt(root, 'document')!;
    const tracking = objectAt(head, 'tracking');
    if (!tracking) throw unreadable('/document', 'lacks "tracking"');
    id = requiredTextAt(tracking, 'id');
    const products = readProductTree(objectAt(root, 'product_tree')?.value ?? {}, (pointer, why) => {
      throw unreadable(pointer, why);
    });
    const vulnerabilities = objectsAt(root, 'vulnerabilities');
    for (const vulnerability of vulnerabilities) {
      yield readVulnerability({ head, tracking, documentId: id, isAlone: vulnerabilities.length === 1, products }, vulnerability, path);
    }
  } catch (error) {
    yield unreadRecord(error, path, id);
  }
}

interface Context {
  readonly head: Fields;
  readonly tracking: Fields;
  readonly documentId: string;
  readonly isAlone: boolean;
  readonly products: ReadonlyMap<string, TreeProduct>;
}

function readVulnerability(context: Context, vulnerability: Fields, path: string): FeedRecord {
  const cve = readCve(looseTextAt(vulnerability, 'cve') ?? '');
  const other = looseObjectsAt(vulnerability, 'ids').flatMap((fields) => looseTextAt(fields, 'text') ?? []);
  const id = context.isAlone ? context.documentId : `${context.documentId}/${cve ?? other[0] ?? vulnerability.pointer.split('/').at(-1)}`;
  try {
    return { kind: 'advisory', advisory: advisoryOf(context, vulnerability, id, cve) };
  } catch (error) {
    return unreadRecord(error, path, id);
  }
}

function advisoryOf(
  { head, tracking, documentId, products }: Context,
  vulnerability: Fields,
  id: string,
  cve: string | undefined,
): Advisory {
  const published = timeAt(tracking, 'initial_release_date');
  const modified = timeAt(tracking, 'current_release_date') ?? published;
  if (modified === undefined) throw unreadable('/document/tracking', 'says no time');
  const tlp = restrictionOf(head);
  const cwes = weaknessesIn(vulnerability.value.cwe, vulnerability.value.cwes);
  const remedy = looseObjectsAt(vulnerability, 'remediations').flatMap((fields) => looseTextAt(fields, 'details') ?? [])[0];
  return {
    id,
    class: 'vulnerability',
    summary: looseTextAt(vulnerability, 'title') ?? looseTextAt(head, 'title') ?? '',
    details: looseObjectsAt(vulnerability, 'notes')
      .flatMap((note) => looseTextAt(note, 'text') ?? [])
      .join('\n\n'),
    aliases: cve === undefined || cve === id ? [] : [cve],
    related: documentId === id ? [] : [documentId],
    ...(published === undefined ? {} : { published }),
    modified,
    severity: severitiesOf(vulnerability),
    affected: packagesOf(vulnerability, products),
    ...(cwes === undefined ? {} : { cwes }),
    references: [...looseObjectsAt(vulnerability, 'references'), ...looseObjectsAt(head, 'references')].flatMap((reference) => {
      const url = looseTextAt(reference, 'url');
      return url === undefined ? [] : [{ type: looseTextAt(reference, 'category') === 'self' ? 'ADVISORY' : 'WEB', url }];
    }),
    ...(tlp === undefined ? {} : { tlp }),
    ...(remedy === undefined ? {} : { remedy }),
  };
}

/** A label that is none of the protocol's restricts most: somebody meant something by it. */
function restrictionOf(head: Fields): string | undefined {
  const distribution = looseObjectAt(head, 'distribution');
  const tlp = distribution && looseObjectAt(distribution, 'tlp');
  const label = tlp && looseTextAt(tlp, 'label')?.toUpperCase();
  if (label === undefined || publicLabels.has(label)) return undefined;
  return ['GREEN', 'AMBER', 'AMBER+STRICT'].includes(label) ? label : 'RED';
}

function packagesOf(vulnerability: Fields, products: ReadonlyMap<string, TreeProduct>): readonly AffectedPackage[] {
  const found = new Map<string, AffectedPackage>();
  const status = looseObjectAt(vulnerability, 'product_status');
  for (const [key, meaning] of status ? Object.entries(statuses) : []) {
    for (const id of textsAt(status!, key)) {
      const product = products.get(id);
      if (!product) throw unreadable(`${status!.pointer}/${key}`, `names a product that is not in the tree: ${id.slice(0, 120)}`);
      const entry = affectedOf(product, meaning);
      // The same package for six architectures is one.
      if (entry) found.set(JSON.stringify(entry), entry);
    }
  }
  return [...found.values()];
}

function severitiesOf(vulnerability: Fields): readonly AdvisorySeverity[] {
  const found = new Map<string, AdvisorySeverity>();
  for (const score of looseObjectsAt(vulnerability, 'scores')) {
    for (const [key, type] of [
      ['cvss_v2', 'CVSS_V2'],
      ['cvss_v3', 'CVSS_V3'],
      ['cvss_v4', 'CVSS_V4'],
    ] as const) {
      const rating = looseObjectAt(score, key);
      const vector = rating && looseTextAt(rating, 'vectorString');
      if (vector !== undefined) found.set(vector, { type, score: vector });
    }
  }
  return [...found.values()];
}

function timeAt(fields: Fields, key: string): string | undefined {
  const text = looseTextAt(fields, key);
  const time = text === undefined ? undefined : parseTime(text);
  return time === undefined ? undefined : formatTime(time);
}
