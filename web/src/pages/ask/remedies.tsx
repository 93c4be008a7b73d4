import { Link } from '@tanstack/react-router';
import type { ImpactAnswer } from '../../data/answers.ts';
import styles from './ask.module.css';

/** How many are told at once. */
const shown = 3;

/** What to do, by the advisories that apply. */
export function Remedies({ remedy, asked }: { readonly remedy: ImpactAnswer['remedy']; readonly asked: string }) {
  if (remedy.length === 0) return null;
  return (
    <section className={styles.remedies} aria-labelledby="remedies">
      <h2 id="remedies">What to do</h2>
      <ul>
        {remedy.slice(0, shown).map(({ advisory, class: kind, text }) => (
          <li key={advisory}>
            <span>{text}</span>{' '}
            <span className={styles.source}>
              {advisory === asked ? (
                advisory
              ) : (
                <Link to="/" search={{ q: advisory }}>
                  {advisory}
                </Link>
              )}
              , {kind}
            </span>
          </li>
        ))}
      </ul>
      {remedy.length > shown && (
        <details>
          <summary>{remedy.length - shown} more</summary>
          <ul>
            {remedy.slice(shown).map(({ advisory, class: kind, text }) => (
              <li key={advisory}>
                <span>{text}</span>{' '}
                <span className={styles.source}>
                  <Link to="/" search={{ q: advisory }}>
                    {advisory}
                  </Link>
                  , {kind}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
