import type { FindingNote } from '../../data/answers.ts';
import { Step } from '../../parts/drawer.tsx';
import { Moment } from '../../parts/moment.tsx';
import { stateWords, statusWords } from './finding-columns.tsx';
import styles from './findings.module.css';

/** What people decided and others stated, and what of it holds. */
export function Said({ finding: { audits, statements } }: { readonly finding: FindingNote }) {
  if (audits.length + statements.length === 0) return null;
  return (
    <Step title="Decided and stated">
      <ul className={styles.evidence}>
        {audits.map((audit) => (
          <li key={`${audit.time} ${audit.state} ${audit.asset}`} data-held={audit.standing}>
            <span>
              <strong>{stateWords[audit.state] ?? audit.state}</strong>, {audit.author}, <Moment time={audit.time} />
              {audit.asset !== null && `, on ${audit.asset}`}
              {!audit.standing && ' (no longer holds)'}
            </span>
            <Words parts={[audit.justification, audit.comment]} />
            <Until time={audit.expires} />
          </li>
        ))}
        {statements.map((statement) => (
          <li key={`${statement.evidence} ${statement.status} ${statement.time}`} data-held={statement.counts}>
            <span>
              <strong>{statusWords[statement.status]}</strong>, {statement.author}
              {statement.time !== null && (
                <>
                  , <Moment time={statement.time} />
                </>
              )}
            </span>
            <Words parts={[statement.justification, statement.note, statement.why]} />
            <Until time={statement.expires} />
            <code title={statement.evidence}>{statement.evidence}</code>
          </li>
        ))}
      </ul>
    </Step>
  );
}

function Words({ parts }: { readonly parts: readonly (string | null)[] }) {
  const words = parts.filter(Boolean).join(': ');
  return words === '' ? null : <span className={styles.dim}>{words}</span>;
}

function Until({ time }: { readonly time: string | null }) {
  if (time === null) return null;
  return (
    <span className={styles.dim}>
      until <Moment time={time} />
    </span>
  );
}
