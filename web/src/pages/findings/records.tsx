import type { ExplainedRecord } from '../../data/answers.ts';
import { Step } from '../../parts/drawer.tsx';
import { TruthMark } from '../../truth/truth-mark.tsx';
import { tellHours } from '../../words/times.ts';
import { truthOf } from './finding-state.ts';
import styles from './findings.module.css';

/** What each record of the advisory says, by which clause and order, and what nearly matched. */
export function Records({ records }: { readonly records: readonly ExplainedRecord[] }) {
  return (
    <Step title={records.length === 1 ? 'By the record' : 'By the records; the worst counts'}>
      {records.map((record) => (
        <div key={`${record.feed} ${record.advisory}`} className={styles.place}>
          <span>
            <TruthMark truth={truthOf({ state: record.verdict })} /> <strong>{record.advisory}</strong>{' '}
            <span className={styles.dim}>
              revision {record.revision}, {record.feed}
              {record.feedAgeHours !== null && `, read ${tellHours(record.feedAgeHours)} ago`}
            </span>
          </span>
          <p>{record.reason}</p>
          <dl className={styles.facts}>
            <Fact name="clause" value={record.clause} />
            <Fact name="order" value={record.comparator} />
            <Fact name="by" value={record.identity} />
            <Fact
              name="nearly"
              value={record.nearMisses.map(({ what, expected, found }) => `${what}: ${expected}, found ${found}`).join('; ')}
            />
            <Fact name="fixed in" value={record.fixed.join(', ')} />
            <Fact name="mind" value={record.suspect} />
          </dl>
        </div>
      ))}
    </Step>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string | null }) {
  if (value === null || value === '') return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
