import type { TimelineEntry } from '../../data/answers.ts';
import { tellCount, tellNumber } from '../../words/counts.ts';
import { tellExactly } from '../../words/times.ts';
import styles from './history.module.css';
import type { Scale } from './scale.ts';

/** Streams with a line of their own; more than that share one. */
const ownLines = 5;

/** Ticks nearer than this, in hundredths of the line, are one. */
const nearest = 0.15;

/** The documents that an asset is known from, as ticks on a line for each stream; hollow where one is not complete. */
export function EvidenceTicks({ timeline, scale }: { readonly timeline: readonly TimelineEntry[]; readonly scale: Scale }) {
  const streams = [...Map.groupBy(timeline, ({ stream }) => stream)];
  const lines = streams.length <= ownLines ? streams : ([['all streams', timeline]] as const);
  return lines.map(([stream, entries]) => (
    <div key={stream} className={styles.line}>
      <span className={styles.label} title={stream}>
        {stream}
      </span>
      <div className={styles.lane}>
        <span className={styles.thread} />
        {apart(entries, scale).map(({ time, complete, added, removed, sha256 }) => (
          <span
            key={time + sha256}
            className={styles.tick}
            data-complete={complete}
            style={{ left: `${scale.place(Date.parse(time))}%` }}
            title={`${tellExactly(time)}${complete ? '' : ', not complete'}: ${tellNumber(added)} came, ${tellNumber(removed)} went`}
          />
        ))}
        <span className={styles.quiet}>
          {tellCount(entries.length, 'document')}, the last of {tellExactly(entries.at(-1)!.time)}
        </span>
      </div>
    </div>
  ));
}

function apart(entries: readonly TimelineEntry[], scale: Scale): readonly TimelineEntry[] {
  let last = Number.NEGATIVE_INFINITY;
  return entries.filter(({ time }) => {
    const place = scale.place(Date.parse(time));
    if (place - last < nearest) return false;
    last = place;
    return true;
  });
}
