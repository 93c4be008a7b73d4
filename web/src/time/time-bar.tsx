import { SegmentedControl } from '@mantine/core';
import { useNavigate, useRouterState, useSearch } from '@tanstack/react-router';
import { useRef } from 'react';
import { useKeys } from '../shell/use-keys.ts';
import { tellMoment } from '../words/times.ts';
import { MomentField } from './moment-field.tsx';
import styles from './time-bar.module.css';
import { isNow, readWhen, type When } from './when.ts';

const day = 86_400_000;

/** Pages that tell of now whatever the bar says. */
const ofNow = ['/today', '/assets', '/coverage'];

/** The time that all pages tell of: now, a moment, or a span. It goes along from page to page, and is tinted when it is not now. */
export function TimeBar() {
  const when = readWhen(useSearch({ strict: false }));
  const path = useRouterState({ select: ({ location }) => location.pathname.replace(/(.)\/$/, '$1') });
  const navigate = useNavigate();
  const bar = useRef<HTMLElement>(null);
  useKeys({ t: () => bar.current?.querySelector<HTMLInputElement>('input[type="radio"]:checked')?.focus() });

  const set = ({ at, from, to }: When) => navigate({ to: '.', search: (before) => ({ ...before, at, from, to, row: undefined }) });
  const mode = isNow(when) ? 'now' : when.at === undefined ? 'span' : 'moment';
  const choose = (chosen: string) => {
    const minute = Math.floor(Date.now() / 60_000) * 60_000;
    const iso = (moment: number) => new Date(moment).toISOString().replace('.000Z', 'Z');
    if (chosen === 'now') set({});
    else if (chosen === 'moment') set({ at: when.to ?? iso(minute - day) });
    else set(when.at === undefined ? { from: iso(minute - 7 * day), to: iso(minute) } : { from: when.at, to: iso(minute) });
  };

  return (
    <section ref={bar} className={styles.bar} data-now={mode === 'now'} aria-label="Time">
      <SegmentedControl
        size="xs"
        value={mode}
        onChange={choose}
        aria-label="The time that is told of"
        transitionDuration={0}
        withItemsBorders={false}
        classNames={{ root: styles.modes ?? '', label: styles.mode ?? '', indicator: styles.indicator ?? '' }}
        data={[
          { value: 'now', label: 'Now' },
          { value: 'moment', label: 'Moment' },
          { value: 'span', label: 'Span' },
        ]}
      />
      {when.at !== undefined && <MomentField label="Moment, UTC" value={when.at} onChange={(at) => set({ at })} />}
      {when.from !== undefined && when.to !== undefined && (
        <>
          <MomentField label="From, UTC" value={when.from} onChange={(from) => set({ ...when, from })} />
          <span aria-hidden>–</span>
          <MomentField label="To, UTC" value={when.to} onChange={(to) => set({ ...when, to })} />
        </>
      )}
      {mode !== 'now' && (
        <p className={styles.told}>
          {ofNow.includes(path) ? 'This page tells of now all the same.' : tellWhen(when)}
          <button type="button" onClick={() => set({})}>
            Back to now
          </button>
        </p>
      )}
      {mode === 'now' && <p className={styles.zone}>times in UTC</p>}
    </section>
  );
}

function tellWhen({ at, from, to }: When): string {
  return at === undefined ? `Not now: ${tellMoment(from!)} to ${tellMoment(to!)}.` : `Not now: ${tellMoment(at)}.`;
}
