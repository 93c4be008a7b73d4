import { Link } from '@tanstack/react-router';
import type { BlindAsset } from '../../data/answers.ts';
import { Ago } from '../../parts/moment.tsx';
import type { Column } from '../../table/column.ts';
import { tellAge } from '../../words/times.ts';

export const blindColumns: readonly Column<BlindAsset>[] = [
  {
    id: 'asset',
    title: 'Asset',
    width: 26,
    small: 'title',
    cell: ({ asset }) => (
      <Link to="/assets/$name" params={{ name: asset }} search={{}} tabIndex={-1}>
        {asset}
      </Link>
    ),
    text: ({ asset }) => asset,
  },
  {
    id: 'evidence',
    title: 'Last evidence',
    width: 14,
    small: 'mark',
    cell: ({ lastEvidence }) => (lastEvidence === null ? 'never' : <Ago time={lastEvidence} />),
    text: ({ lastEvidence }) => (lastEvidence === null ? 'never' : `${tellAge(lastEvidence)} ago`),
    order: ({ lastEvidence }) => lastEvidence ?? '',
  },
  { id: 'why', title: 'Why', width: 60, small: 'more', cell: ({ why }) => why, text: ({ why }) => why },
];
