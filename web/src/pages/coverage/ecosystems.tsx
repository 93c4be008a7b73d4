import { TriangleAlert } from 'lucide-react';
import type { CoverageAnswer } from '../../data/answers.ts';
import { tellNumber } from '../../words/counts.ts';
import styles from './coverage.module.css';

/** The kinds of package in use, how many components of each, and the feed that speaks of them. */
export function Ecosystems({ ecosystems }: { readonly ecosystems: CoverageAnswer['ecosystems'] }) {
  if (ecosystems.length === 0) return <p className={styles.dim}>None: no component has a purl.</p>;
  return (
    <ul className={styles.ecosystems}>
      {ecosystems.map(({ type, components, feed }) => (
        <li key={type}>
          <span>{type}</span>
          <span>{tellNumber(components)}</span>
          {feed === null ? (
            <span data-missing>
              <TriangleAlert size={13} aria-hidden /> no feed
            </span>
          ) : (
            <span>{feed}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
