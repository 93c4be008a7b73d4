import type { VersionBar } from '../../data/answers.ts';
import { tellExactly } from '../../words/times.ts';
import styles from './history.module.css';
import { lanesOf } from './lanes.ts';
import type { Scale } from './scale.ts';

/** The height of a lane, in pixels. */
const lane = 22;

/** What had several versions, as bars: one after another on a line, and beside each other where they were there at once. */
export function VersionBars({
  versions,
  scale,
  until,
}: {
  readonly versions: readonly VersionBar[];
  readonly scale: Scale;
  readonly until: number;
}) {
  return versions.map(({ name, spans }) => {
    const placed = lanesOf(spans);
    const height = Math.max(...placed.map(({ lane: own }) => own + 1)) * lane + 4;
    return (
      <div key={name + spans[0]?.from} className={styles.line} style={{ ['--lanes' as string]: `${height}px` }}>
        <span className={styles.label} title={name}>
          {name}
        </span>
        <div className={styles.lane}>
          {placed.map(({ version, from, to, lane: own }) => {
            const left = scale.place(Date.parse(from));
            const right = scale.place(to === null ? until : Date.parse(to));
            return (
              <span
                key={`${version} ${from}`}
                className={styles.bar}
                data-last={to === null}
                style={{ left: `${left}%`, width: `${right - left}%`, top: own * lane + 4 }}
                title={`${name} ${version ?? 'without a version'}: ${tellExactly(from)} to ${to === null ? 'now' : tellExactly(to)}`}
              >
                {version ?? '–'}
              </span>
            );
          })}
        </div>
      </div>
    );
  });
}
