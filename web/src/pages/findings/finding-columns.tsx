import { CircleHelp } from 'lucide-react';
import type { FindingNote } from '../../data/answers.ts';
import { Age } from '../../parts/moment.tsx';
import type { Column } from '../../table/column.ts';
import { TruthMark } from '../../truth/truth-mark.tsx';
import { truthOrder, truths } from '../../truth/truths.ts';
import { tellExactly } from '../../words/times.ts';
import { truthOf } from './finding-state.ts';
import styles from './findings.module.css';
import { levels, PriorityMark } from './priority-mark.tsx';
import { assetsColumn, componentColumn } from './thing-columns.tsx';

const none = <span className={styles.dim}>–</span>;

export function findingColumns(explain: (finding: FindingNote) => void): readonly Column<FindingNote>[] {
  return [
    {
      id: 'priority',
      title: 'Priority',
      width: 10,
      small: 'more',
      cell: ({ priority }) => <PriorityMark level={priority.level} />,
      text: ({ priority }) => priority.level,
      order: ({ priority }) => levels.indexOf(priority.level),
    },
    {
      id: 'state',
      title: 'State',
      width: 13,
      small: 'mark',
      cell: (finding) => <TruthMark truth={truthOf(finding)} />,
      text: (finding) => truths[truthOf(finding)].word,
      order: (finding) => truthOrder.indexOf(truthOf(finding)),
    },
    {
      id: 'advisory',
      title: 'Advisory',
      width: 28,
      small: 'title',
      cell: ({ group, summary }) => (
        <>
          {group} <span className={styles.dim}>{summary}</span>
        </>
      ),
      text: ({ group, summary }) => `${group} ${summary}`,
    },
    componentColumn(),
    assetsColumn(),
    {
      id: 'fixed',
      title: 'Fixed in',
      width: 11,
      cell: ({ fixed }) => (fixed.length === 0 ? none : fixed.join(', ')),
      text: ({ fixed }) => fixed.join(', '),
    },
    {
      id: 'since',
      title: 'Since',
      width: 7,
      small: 'time',
      cell: ({ since }) => <Age time={since} />,
      text: ({ since }) => tellExactly(since),
      order: ({ since }) => since,
    },
    {
      id: 'said',
      title: 'Said of it',
      width: 14,
      cell: (finding) => (
        <span className={styles.said}>
          <span>{saidOf(finding) || none}</span>
          <button type="button" tabIndex={-1} aria-label={`Why ${finding.finding}`} onClick={() => explain(finding)}>
            <CircleHelp size={14} aria-hidden />
          </button>
        </span>
      ),
      text: saidOf,
    },
  ];
}

/** Who decided or stated something that holds. */
function saidOf({ audits, statements }: FindingNote): string {
  const decided = audits.find(({ standing }) => standing);
  if (decided) return `${stateWords[decided.state] ?? decided.state}, ${decided.author}`;
  const stated = statements.find(({ counts }) => counts);
  return stated ? `${statusWords[stated.status]}, ${stated.author}` : '';
}

/** What people decide, in words. */
export const stateWords: Readonly<Record<string, string>> = {
  inTriage: 'in triage',
  exploitable: 'exploitable',
  notAffected: 'not affected',
  falsePositive: 'false positive',
  resolved: 'resolved',
};

/** What others state, in words. */
export const statusWords = {
  affected: 'affected',
  notAffected: 'not affected',
  fixed: 'fixed',
  underInvestigation: 'under investigation',
} as const;
