import { Link } from '@tanstack/react-router';
import type { AssetCoverage } from '../../data/answers.ts';
import { Ago } from '../../parts/moment.tsx';
import type { Column } from '../../table/column.ts';
import { tellNumber } from '../../words/counts.ts';
import { tellAge, tellExactly } from '../../words/times.ts';
import { sightOf } from './asset-state.ts';
import styles from './assets.module.css';
import { SightMark } from './sight-mark.tsx';

const none = <span className={styles.dim}>–</span>;

const sights = ['fresh', 'stale', 'never seen'];

const componentsOf = ({ streams }: AssetCoverage) => streams.reduce((sum, { components }) => sum + components, 0);

export const assetColumns: readonly Column<AssetCoverage>[] = [
  {
    id: 'asset',
    title: 'Asset',
    width: 24,
    small: 'title',
    cell: ({ asset }) => (
      <Link to="/assets/$name" params={{ name: asset }} search={{}} tabIndex={-1}>
        {asset}
      </Link>
    ),
    text: ({ asset }) => asset,
  },
  { id: 'kind', title: 'Kind', width: 8, small: 'more', cell: ({ kind }) => kind, text: ({ kind }) => kind },
  { id: 'owner', title: 'Owner', width: 14, cell: ({ owner }) => owner ?? none, text: ({ owner }) => owner ?? '' },
  {
    id: 'mapped',
    title: 'Map',
    width: 9,
    cell: ({ mapped }) => (mapped ? 'mapped' : <span className={styles.missing}>unmapped</span>),
    text: ({ mapped }) => (mapped ? 'mapped' : 'unmapped'),
  },
  {
    id: 'sight',
    title: 'Freshness',
    width: 11,
    small: 'mark',
    cell: (asset) => <SightMark asset={asset} />,
    text: sightOf,
    order: (asset) => sights.indexOf(sightOf(asset)),
  },
  {
    id: 'evidence',
    title: 'Last evidence',
    width: 13,
    small: 'time',
    cell: ({ lastEvidence }) => (lastEvidence === null ? none : <Ago time={lastEvidence} />),
    text: ({ lastEvidence }) => (lastEvidence === null ? '' : `${tellExactly(lastEvidence)}, ${tellAge(lastEvidence)} ago`),
    order: ({ lastEvidence }) => lastEvidence ?? '',
  },
  {
    id: 'streams',
    title: 'Streams',
    width: 26,
    cell: (asset) => (asset.streams.length === 0 ? none : tellStreams(asset)),
    text: tellStreams,
  },
  {
    id: 'components',
    title: 'Components',
    width: 9,
    numeric: true,
    cell: (asset) => tellNumber(componentsOf(asset)),
    text: (asset) => String(componentsOf(asset)),
    order: componentsOf,
  },
];

/** Where it is known from; a scope that says no more than the asset or the source is left out. */
function tellStreams({ asset, streams }: AssetCoverage): string {
  return streams.map(({ source, scope }) => (['', source, asset].includes(scope) ? source : `${source} (${scope})`)).join(', ');
}
