import styles from './history.module.css';
import { marksOf, type Scale } from './scale.ts';

export function Axis({ scale, most }: { readonly scale: Scale; readonly most: number }) {
  return (
    <div className={styles.axis} aria-hidden>
      {marksOf(scale, most).map(({ time, text }) => (
        <span key={time} style={{ left: `${scale.place(time)}%` }} data-end={scale.place(time) > 92}>
          {text}
        </span>
      ))}
    </div>
  );
}
