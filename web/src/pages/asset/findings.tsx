import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { AssetAnswer } from '../../data/answers.ts';
import { TruthMark } from '../../truth/truth-mark.tsx';
import { tellCount } from '../../words/counts.ts';
import styles from './asset.module.css';

/** How many are told before one asks for all. */
const shown = 6;

/** The advisories that hit something on the asset, or that cannot be told not to. */
export function Findings({ findings }: { readonly findings: AssetAnswer['findings'] }) {
  const [all, setAll] = useState(false);
  if (findings.length === 0) return null;
  const told = all ? findings : findings.slice(0, shown);
  return (
    <section className={styles.findings} aria-labelledby="findings">
      <h2 id="findings">{tellCount(findings.length, 'finding')}</h2>
      <ul>
        {told.map(({ advisory, class: kind, summary, verdict, component }) => (
          <li key={`${advisory} ${component.purl ?? component.name} ${component.version}`}>
            <TruthMark truth={verdict === 'affected' ? 'affected' : 'undetermined'} />
            <span>
              {component.name} {component.version ?? 'without a version'}
            </span>
            <span>
              <Link to="/" search={{ q: advisory }}>
                {advisory}
              </Link>{' '}
              <span className={styles.dim}>
                {kind}
                {summary !== '' && `: ${summary}`}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {findings.length > shown && (
        <button type="button" className={styles.more} onClick={() => setAll(!all)}>
          {all ? 'show fewer' : `show ${findings.length - shown} more`}
        </button>
      )}
    </section>
  );
}
