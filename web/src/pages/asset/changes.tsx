import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ComponentRef, DiffAnswer } from '../../data/answers.ts';
import { diffQuery } from '../../data/queries.ts';
import { tellCount, tellNumber } from '../../words/counts.ts';
import { tellMoment } from '../../words/times.ts';
import styles from './history.module.css';

/** How many of each are told before one asks for all. */
const shown = 12;

/** What changed on an asset between two moments: the sentence, then what came, went and changed. */
export function Changes({ asset, from, to }: { readonly asset: string; readonly from: number; readonly to: number }) {
  const [start, end] = [from, to].map((time) => new Date(time).toISOString().replace('.000Z', 'Z')) as [string, string];
  const { data, error } = useQuery(diffQuery(asset, start, end));
  return (
    <div className={styles.changes}>
      <p className={styles.change} aria-live="polite">
        {tellMoment(start)} to {tellMoment(end)}: {error ? error.message : data ? tellChange(data) : '…'}
      </p>
      {data && (
        <div className={styles.lists}>
          <List
            title="changed"
            entries={data.changed.map(({ component, from: before, to: after, what }) => ({
              key: component,
              name: after.name,
              detail: tellStep(before, after, what),
            }))}
          />
          <List title="came" entries={data.added.map(entryOf)} />
          <List title="went" entries={data.removed.map(entryOf)} />
        </div>
      )}
    </div>
  );
}

function tellChange({ added, removed, changed }: DiffAnswer): string {
  if (added.length + removed.length + changed.length === 0) return 'nothing changed.';
  return `${tellCount(changed.length, 'component')} changed, ${tellNumber(added.length)} came, ${tellNumber(removed.length)} went.`;
}

function entryOf({ purl, name, version }: ComponentRef) {
  return { key: purl ?? `${name} ${version}`, name, detail: version ?? 'without a version' };
}

function tellStep(before: ComponentRef, after: ComponentRef, what: readonly string[]): string {
  const others = what.filter((each) => each !== 'version');
  const step = before.version === after.version ? (after.version ?? '') : `${before.version ?? '–'} → ${after.version ?? '–'}`;
  return others.length === 0 ? step : `${step} (${others.join(', ')})`;
}

function List({
  title,
  entries,
}: {
  readonly title: string;
  readonly entries: readonly { readonly key: string; readonly name: string; readonly detail: string }[];
}) {
  const [all, setAll] = useState(false);
  if (entries.length === 0) return null;
  return (
    <div>
      <h3>
        {title} <span>{tellNumber(entries.length)}</span>
      </h3>
      <ul>
        {(all ? entries : entries.slice(0, shown)).map(({ key, name, detail }) => (
          <li key={key} title={key}>
            <span>{name}</span> <span>{detail}</span>
          </li>
        ))}
      </ul>
      {entries.length > shown && (
        <button type="button" className={styles.more} onClick={() => setAll(!all)}>
          {all ? 'show fewer' : `show ${entries.length - shown} more`}
        </button>
      )}
    </div>
  );
}
