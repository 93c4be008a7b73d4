import { Link } from '@tanstack/react-router';
import type { AssetComponent } from '../../data/answers.ts';
import { Moment } from '../../parts/moment.tsx';
import type { Column } from '../../table/column.ts';
import { tellExactly } from '../../words/times.ts';
import styles from './asset.module.css';

const none = <span className={styles.dim}>–</span>;

/** The kind of package, from its purl. */
export function typeOf({ purl }: AssetComponent): string {
  return /^pkg:([^/]+)\//.exec(purl ?? '')?.[1] ?? 'no purl';
}

export const componentColumns: readonly Column<AssetComponent>[] = [
  {
    id: 'name',
    title: 'Name',
    width: 24,
    small: 'title',
    cell: ({ purl, name }) => (
      <Link to="/" search={{ q: purl?.split(/[@?#]/)[0] ?? `"${name}"` }} tabIndex={-1}>
        {name}
      </Link>
    ),
    text: ({ name }) => name,
  },
  {
    id: 'version',
    title: 'Version',
    width: 14,
    small: 'mark',
    cell: ({ version }) => version ?? none,
    text: ({ version }) => version ?? '',
  },
  { id: 'type', title: 'Package', width: 8, small: 'more', cell: typeOf, text: typeOf },
  { id: 'scope', title: 'Scope', width: 9, cell: ({ scope }) => scope ?? none, text: ({ scope }) => scope ?? '' },
  {
    id: 'direct',
    title: 'Wanted',
    width: 9,
    cell: ({ direct }) => (direct ? 'directly' : none),
    text: ({ direct }) => (direct ? 'directly' : ''),
  },
  {
    id: 'since',
    title: 'Since',
    width: 12,
    small: 'time',
    cell: ({ since }) => <Moment time={since} />,
    text: ({ since }) => tellExactly(since),
    order: ({ since }) => since,
  },
  {
    id: 'purl',
    title: 'purl',
    width: 34,
    cell: ({ purl }) => (purl === null ? none : <code className={styles.purl}>{purl}</code>),
    text: ({ purl }) => purl ?? '',
  },
];
