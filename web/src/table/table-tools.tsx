import { CloseButton } from '@mantine/core';
import { Search, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { tellNumber } from '../words/counts.ts';
import styles from './table-tools.module.css';

interface Filter {
  readonly id: string;
  readonly label: string;
  readonly count: number;
}

interface Props {
  readonly find: string | undefined;
  readonly onFind: (text: string | undefined) => void;
  readonly filters: readonly Filter[];
  readonly filter: string | undefined;
  /** How many rows there are without a filter, where filters overlap. */
  readonly total?: number;
  readonly onFilter: (id: string | undefined) => void;
  /** Filters that were set elsewhere on the page. */
  readonly also?: readonly { readonly label: string; readonly clear: () => void }[];
  /** How many rows there are after all that. */
  readonly shown: string;
  readonly selected?: number;
  readonly onUnselect?: () => void;
}

/** The line above a table: its filters with what each would leave, a field to find text, and how many rows there are. */
export function TableTools({ find, onFind, filters, filter, total, onFilter, also = [], shown, selected = 0, onUnselect }: Props) {
  const all = total ?? filters.reduce((sum, { count }) => sum + count, 0);
  return (
    <div className={styles.tools}>
      <fieldset className={styles.filters} aria-label="Filter">
        {[{ id: undefined, label: 'all', count: all }, ...filters].map(({ id, label, count }) => (
          <button key={label} type="button" aria-pressed={filter === id} onClick={() => onFilter(id)}>
            {label} <span>{tellNumber(count)}</span>
          </button>
        ))}
      </fieldset>
      {also.map(({ label, clear }) => (
        <button key={label} type="button" className={styles.also} onClick={clear} aria-label={`Without ${label}`}>
          {label} <X size={12} aria-hidden />
        </button>
      ))}
      <p className={styles.shown}>
        {selected > 0 ? (
          <>
            {selected} selected{' '}
            <button type="button" onClick={onUnselect}>
              clear
            </button>
          </>
        ) : (
          shown
        )}
      </p>
      <FindField find={find} onFind={onFind} />
    </div>
  );
}

/** How long after the last letter it is looked for. */
const settling = 200;

function FindField({ find, onFind }: { readonly find: string | undefined; readonly onFind: (text: string | undefined) => void }) {
  const [text, setText] = useState(find ?? '');
  useEffect(() => setText(find ?? ''), [find]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed starts the timer
  useEffect(() => {
    if (text === (find ?? '')) return;
    const timer = setTimeout(() => onFind(text === '' ? undefined : text), settling);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <div className={styles.find}>
      <Search size={13} aria-hidden />
      <input
        value={text}
        aria-label="Find in these rows"
        placeholder="Find in these rows"
        spellCheck={false}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      {text !== '' && <CloseButton size="xs" aria-label="Clear" onClick={() => onFind(undefined)} />}
    </div>
  );
}
