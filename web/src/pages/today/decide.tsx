import { Link } from '@tanstack/react-router';
import type { HitNote } from '../../data/answers.ts';
import { Empty } from '../../parts/empty.tsx';
import { TruthMark } from '../../truth/truth-mark.tsx';
import type { Truth } from '../../truth/truths.ts';
import { tellNumber } from '../../words/counts.ts';
import { tellAge } from '../../words/times.ts';
import styles from './today.module.css';

/** How many processes are named. */
const named = 3;

/** The advisories that hit something, worst first, each with one thing to do: to look where. */
export function Decide({ hits, seesAny }: { readonly hits: readonly HitNote[]; readonly seesAny: boolean }) {
  if (hits.length === 0) {
    return seesAny ? (
      <Empty title="No advisory hits what was seen." commands={['waybill advisories update']}>
        It holds as far as the evidence and the feeds go; the right column tells how far.
      </Empty>
    ) : (
      <Empty title="Nothing was seen, so nothing can be judged." commands={['waybill collect']} />
    );
  }
  return (
    <ol className={styles.hits}>
      {hits.map((hit) => (
        <Hit key={hit.advisory} hit={hit} />
      ))}
    </ol>
  );
}

function Hit({
  hit: { advisory, class: kind, summary, modified, severity, affectedAssets, undeterminedAssets, pastAssets, processes },
}: {
  readonly hit: HitNote;
}) {
  const rest = processes.length - named;
  return (
    <li>
      <p className={styles.kind}>
        <strong data-kind={kind}>{kinds[kind] ?? kind}</strong>
        <span>{advisory}</span>
        {severity !== null && <span title={severity}>{shorten(severity)}</span>}
        {modified !== '' && <span>{tellAge(modified)} ago</span>}
      </p>
      <p className={styles.summary}>
        <Link to="/" search={{ q: advisory }}>
          {summary === '' ? advisory : summary}
        </Link>
      </p>
      <p className={styles.counts}>
        <Count advisory={advisory} state="now" truth="affected" count={affectedAssets} />
        <Count advisory={advisory} state="undetermined" truth="undetermined" count={undeterminedAssets} />
        <Count advisory={advisory} state="past" truth="wasAffected" count={pastAssets} />
      </p>
      {processes.length > 0 && (
        <p className={styles.of}>
          {processes.slice(0, named).join(', ')}
          {rest > 0 && ` and ${rest} more`} {processes.length === 1 ? 'stands' : 'stand'} on it
        </p>
      )}
    </li>
  );
}

const kinds: Readonly<Record<string, string>> = {
  compromise: 'Compromise',
  malware: 'Malware',
  vulnerability: 'Vulnerability',
  endOfLife: 'End of life',
  notice: 'Notice',
};

/** A CVSS vector is long: its title tells it whole. */
function shorten(severity: string): string {
  return /^CVSS:/.test(severity) ? severity.split('/')[0]!.replace(':', ' ') : severity;
}

function Count({
  advisory,
  state,
  truth,
  count,
}: {
  readonly advisory: string;
  readonly state: string;
  readonly truth: Truth;
  readonly count: number;
}) {
  if (count === 0) return null;
  return (
    <Link to="/" search={{ q: advisory, state }}>
      <TruthMark
        truth={truth}
        word={`${tellNumber(count)} ${truth === 'wasAffected' ? (count === 1 ? 'was affected' : 'were affected') : truth}`}
      />
    </Link>
  );
}
