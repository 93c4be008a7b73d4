import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { tellExactly, tellMoment } from '../../words/times.ts';
import styles from './history.module.css';
import type { Scale } from './scale.ts';

interface Props {
  readonly label: string;
  readonly time: number;
  /** The moments it may stand at, rising. */
  readonly times: readonly number[];
  readonly scale: Scale;
  readonly onMove: (time: number) => void;
}

/** One of two handles on the line of time. It goes from one moment of evidence to the next, by pointer or arrow keys. */
export function Handle({ label, time, times, scale, onMove }: Props) {
  const [dragged, setDragged] = useState<number>();
  const handle = useRef<HTMLDivElement>(null);
  const stands = dragged ?? time;
  const text = new Date(stands).toISOString();

  const nearestTo = (event: PointerEvent): number => {
    const line = handle.current!.parentElement!.getBoundingClientRect();
    const pointed = scale.from + ((event.clientX - line.left) / line.width) * (scale.to - scale.from);
    return times.reduce((best, each) => (Math.abs(each - pointed) < Math.abs(best - pointed) ? each : best), times[0] ?? time);
  };
  const press = (event: KeyboardEvent) => {
    const steps: Record<string, number | undefined> = {
      ArrowLeft: times.findLast((each) => each < time),
      ArrowRight: times.find((each) => each > time),
      Home: times[0],
      End: times.at(-1),
    };
    const next = steps[event.key];
    if (next === undefined) return;
    event.preventDefault();
    onMove(next);
  };
  return (
    <div
      ref={handle}
      className={styles.handle}
      style={{ left: `${scale.place(stands)}%` }}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={times[0] ?? time}
      aria-valuemax={times.at(-1) ?? time}
      aria-valuenow={stands}
      aria-valuetext={tellExactly(text)}
      title={`${label} ${tellMoment(text)}`}
      onKeyDown={press}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragged(time);
      }}
      onPointerMove={(event) => {
        if (dragged !== undefined) setDragged(nearestTo(event));
      }}
      onPointerUp={() => {
        if (dragged !== undefined && dragged !== time) onMove(dragged);
        setDragged(undefined);
      }}
      onPointerCancel={() => setDragged(undefined)}
    />
  );
}
