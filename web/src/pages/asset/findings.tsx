import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { AssetAnswer } from '../../data/answers.ts';
import { TruthMark } from '../../truth/truth-mark.tsx';
import { tellCount } from '../../words/counts.ts';
import { truthOf } from '../findings/finding-state.ts';
import { PriorityMark } from '../findings/priority-mark.tsx';
import styles from './asset.module.css';

/** Who decides, where the advisory alone does not. */
const sayers = { owner: 'the distribution that it is of', statement: 'a statement', decision: 'a decision' } as const;

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
        {told.map(({ finding, advisory, class: kind, summary, state, by, priority, component }) => (
          <li key={finding}>
            <TruthMark truth={truthOf({ state })} />
            <span>
              {component.name} {component.version ?? 'without a version'}
            </span>
            <span>
              <PriorityMark level={priority} />{' '}
              <Link to="/findings" search={{ state: 'all', row: finding }}>
                {advisory}
              </Link>{' '}
              <span className={styles.dim}>
                {kind}
                {by !== 'advisory' && `, by ${sayers[by]}`}
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
