import { useElementSize } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { AssetAnswer } from '../../data/answers.ts';
import { Empty } from '../../parts/empty.tsx';
import { Moment } from '../../parts/moment.tsx';
import type { When } from '../../time/when.ts';
import { tellCount } from '../../words/counts.ts';
import { Axis } from './axis.tsx';
import { Changes } from './changes.tsx';
import { EvidenceTicks } from './evidence-ticks.tsx';
import { Handle } from './handle.tsx';
import styles from './history.module.css';
import { scaleOf } from './scale.ts';
import { VersionBars } from './version-bars.tsx';

/** How many things with several versions are shown before one asks for all. */
const shown = 8;

/** An asset's history on one line of time: its evidence as ticks, versions as bars, and two handles that tell what changed between. */
export function History({ answer, when }: { readonly answer: AssetAnswer; readonly when: When }) {
  const { timeline } = answer;
  const versions = useMemo(() => answer.versions.filter(isSuccession), [answer]);
  const navigate = useNavigate();
  const { ref, width } = useElementSize();
  const [all, setAll] = useState(false);
  const times = useMemo(() => [...new Set(timeline.map(({ time }) => Date.parse(time)))].sort((a, b) => a - b), [timeline]);
  const starts = versions.flatMap(({ spans }) => spans.map(({ from }) => Date.parse(from)));
  const last = Math.max(Date.now(), ...times);
  const scale = scaleOf(Math.min(last, ...times, ...starts), last);
  const [from, to] = handlesOf(times, when);
  if (times.length === 0) {
    return (
      <section className={styles.history} aria-labelledby="history">
        <h2 id="history">History</h2>
        <Empty title="Nothing was ever collected from it." commands={[`waybill ingest DOCUMENT --asset ${answer.asset.asset}`]} />
      </section>
    );
  }
  if (times.length === 1 && versions.length === 0) {
    return (
      <section className={styles.history} aria-labelledby="history">
        <h2 id="history">History</h2>
        <p className={styles.one}>
          One moment so far, <Moment time={timeline[0]!.time} />, told by {[...new Set(timeline.map(({ stream }) => stream))].join(', ')}:
          what changes shows once a second document comes.
        </p>
      </section>
    );
  }
  const compare = (between: readonly [number, number]) => {
    const [start, end] = between.map((time) => new Date(time).toISOString().replace('.000Z', 'Z'));
    navigate({ to: '.', search: (before) => ({ ...before, at: undefined, from: start, to: end }), replace: true, resetScroll: false });
  };
  const told = all ? versions : versions.slice(0, shown);
  return (
    <section className={styles.history} aria-labelledby="history">
      <h2 id="history">
        History <span className={styles.documents}>{tellCount(timeline.length, 'document')}</span>
      </h2>
      <div className={styles.chart}>
        <div className={styles.lane} ref={ref}>
          <Axis scale={scale} most={Math.max(2, Math.floor(width / 90))} />
        </div>
        <EvidenceTicks timeline={timeline} scale={scale} />
        <VersionBars versions={told} scale={scale} until={last} />
        {from !== undefined && to !== undefined && times.length > 1 && (
          <div className={styles.handles}>
            <div className={styles.between} style={{ left: `${scale.place(from)}%`, width: `${scale.place(to) - scale.place(from)}%` }} />
            <Handle
              label="Compare from"
              time={from}
              times={times.filter((time) => time < to)}
              scale={scale}
              onMove={(time) => compare([time, to])}
            />
            <Handle
              label="Compare to"
              time={to}
              times={times.filter((time) => time > from)}
              scale={scale}
              onMove={(time) => compare([from, time])}
            />
          </div>
        )}
      </div>
      {versions.length > shown && (
        <button type="button" className={styles.more} onClick={() => setAll(!all)}>
          {all ? 'show fewer' : `show ${versions.length - shown} more that changed their version`}
        </button>
      )}
      {from !== undefined && to !== undefined && times.length > 1 ? (
        <Changes asset={answer.asset.asset} from={from} to={to} />
      ) : (
        <p className={styles.one}>One moment up to the time told of: what changes shows between two.</p>
      )}
    </section>
  );
}

/** Whether one version came after another, and not all at once beside each other. */
function isSuccession({ spans }: AssetAnswer['versions'][number]): boolean {
  return new Set(spans.map(({ from }) => from)).size > 1;
}

/** Where the handles stand: at the span told of, else at the two newest moments of evidence up to the moment told of. */
function handlesOf(times: readonly number[], { at, from, to }: When): [number | undefined, number | undefined] {
  if (from !== undefined && to !== undefined) return [Date.parse(from), Date.parse(to)];
  const until = at === undefined ? times : times.filter((time) => time <= Date.parse(at));
  return [until.at(-2), until.at(-1)];
}
