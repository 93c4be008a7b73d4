import type { AdvisoryClass } from '../../../domain/advisory.ts';
import { type Fields, looseObjectAt, looseTextAt, objectAt, textAt, unreadable, valueAt } from '../../fields.ts';

const classes: readonly AdvisoryClass[] = ['vulnerability', 'compromise', 'malware', 'endOfLife', 'notice'];

/**
 * What a record is about. Our own catalogue says so itself; OpenSSF's malicious packages are told by their ids (`MAL-`) and by the origins
 * that their tooling writes; every other record is a vulnerability.
 */
export function classOf(id: string, record: Fields): AdvisoryClass {
  const own = waybillOf(record);
  const stated = own && textAt(own, 'class');
  if (stated !== undefined) {
    const known = classes.find((name) => name === stated);
    if (known === undefined)
      throw unreadable(`${own!.pointer}/class`, `is no class: "${stated.slice(0, 40)}"; there are ${classes.join(', ')}`);
    return known;
  }
  if (own) return 'compromise';
  if (id.startsWith('MAL-')) return 'malware';
  const specific = looseObjectAt(record, 'database_specific');
  return specific && valueAt(specific, 'malicious-packages-origins') !== undefined ? 'malware' : 'vulnerability';
}

/** What to do, in the words of our own catalogue. */
export function remedyOf(record: Fields): string | undefined {
  const own = waybillOf(record);
  return own && looseTextAt(own, 'remedy');
}

function waybillOf(record: Fields): Fields | undefined {
  const specific = looseObjectAt(record, 'database_specific');
  return specific && objectAt(specific, 'waybill');
}
