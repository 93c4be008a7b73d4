import { Link } from '@tanstack/react-router';
import { CircleHelp } from 'lucide-react';
import { Age, Moment } from '../../parts/moment.tsx';
import type { Column } from '../../table/column.ts';
import { TruthMark } from '../../truth/truth-mark.tsx';
import { truthOrder, truths } from '../../truth/truths.ts';
import { tellAge, tellExactly } from '../../words/times.ts';
import styles from './ask.module.css';
import type { AskRow } from './ask-row.ts';

const none = <span className={styles.none}>–</span>;

/** The columns of an answer. The name stands before the version only where the answer is about several things. */
export function askColumns(severalNames: boolean, explain: (row: AskRow) => void): readonly Column<AskRow>[] {
  return [
    {
      id: 'state',
      title: 'State',
      width: 11,
      small: 'mark',
      cell: ({ truth }) => <TruthMark truth={truth} />,
      text: ({ truth }) => truths[truth].word,
      order: ({ truth }) => truthOrder.indexOf(truth),
    },
    {
      id: 'asset',
      title: 'Asset',
      width: 14,
      small: 'title',
      cell: ({ asset }) => (
        <Link to="/assets/$name" params={{ name: asset }} search={{}} tabIndex={-1}>
          {asset}
        </Link>
      ),
      text: ({ asset }) => asset,
    },
    {
      id: 'version',
      title: severalNames ? 'Component' : 'Version',
      width: severalNames ? 17 : 10,
      small: 'more',
      cell: ({ name, version }) =>
        name === null ? (
          none
        ) : (
          <>
            {severalNames && <span>{name} </span>}
            <span className={severalNames ? styles.dim : ''}>{version ?? 'no version'}</span>
          </>
        ),
      text: ({ name, version }) => {
        if (name === null) return '';
        return severalNames ? `${name} ${version ?? 'no version'}` : (version ?? 'no version');
      },
    },
    {
      id: 'since',
      title: 'Since',
      width: 11,
      small: 'time',
      cell: ({ since }) => (since === null ? none : <Moment time={since} />),
      text: ({ since }) => (since === null ? '' : tellExactly(since)),
      order: ({ since }) => since ?? '',
    },
    {
      id: 'until',
      title: 'Until',
      width: 11,
      cell: ({ until }) => (until === null ? none : <Moment time={until} />),
      text: ({ until }) => (until === null ? '' : tellExactly(until)),
      order: ({ until }) => until ?? '',
    },
    {
      id: 'process',
      title: 'Process',
      width: 18,
      cell: ({ processes }) => (processes.length === 0 ? none : processes.map(({ name }) => name).join(', ')),
      text: ({ processes }) => processes.map(({ name }) => name).join(', '),
    },
    {
      id: 'evidence',
      title: 'Evidence',
      width: 13,
      cell: ({ source, lastEvidence }) =>
        lastEvidence === null ? (
          'never'
        ) : (
          <>
            {source === null ? 'last seen' : `${source},`} <Age time={lastEvidence} />
          </>
        ),
      text: ({ source, lastEvidence }) =>
        lastEvidence === null ? 'never' : `${source === null ? 'last seen' : `${source},`} ${tellAge(lastEvidence)}`,
      order: ({ lastEvidence }) => lastEvidence ?? '',
    },
    {
      id: 'why',
      title: 'Why',
      width: 17,
      cell: (row) => (
        <span className={styles.why}>
          <span>{row.why}</span>
          <button type="button" tabIndex={-1} aria-label={`Why ${row.asset}`} onClick={() => explain(row)}>
            <CircleHelp size={14} aria-hidden />
          </button>
        </span>
      ),
      text: ({ why }) => why,
    },
  ];
}
