import type { VersionBar } from '../../data/answers.ts';
import { tellExactly } from '../../words/times.ts';
import styles from './history.module.css';
import type { Scale } from './scale.ts';

/** What had several versions one after another, as bars. */
export function VersionBars({
  versions,
  scale,
  until,
}: {
  readonly versions: readonly VersionBar[];
  readonly scale: Scale;
  readonly until: number;
}) {
  return versions.map(({ name, spans }) => (
    <div key={name + spans[0]?.from} className={styles.line}>
      <span className={styles.label} title={name}>
        {name}
      </span>
      <div className={styles.lane}>
        {spans.map(({ version, from, to }, index) => {
          const left = scale.place(Date.parse(from));
          const right = scale.place(to === null ? until : Date.parse(to));
          return (
            <span
              key={`${version} ${from}`}
              className={styles.bar}
              data-last={index === spans.length - 1 && to === null}
              style={{ left: `${left}%`, width: `${right - left}%` }}
              title={`${name} ${version ?? 'without a version'}: ${tellExactly(from)} to ${to === null ? 'now' : tellExactly(to)}`}
            >
              {version ?? '–'}
            </span>
          );
        })}
      </div>
    </div>
  ));
}
