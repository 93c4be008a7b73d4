import { useEffect, useRef, useState } from 'react';
import styles from './time-bar.module.css';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (moment: string) => void;
}

/** How long after the last change of a field its moment is taken, so that a date that is half typed asks nothing. */
const settling = 500;

/** A moment to set by hand, in UTC. */
export function MomentField({ label, value, onChange }: Props) {
  const shown = new Date(value).toISOString().slice(0, 16);
  const [text, setText] = useState(shown);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => setText(shown), [shown]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const take = (typed: string) => {
    clearTimeout(timer.current);
    if (typed !== '' && typed !== shown) onChange(`${typed}:00Z`);
  };
  return (
    <input
      className={styles.field}
      type="datetime-local"
      aria-label={label}
      title={label}
      value={text}
      max="9999-12-31T23:59"
      onChange={({ currentTarget: { value: typed } }) => {
        setText(typed);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => take(typed), settling);
      }}
      onKeyDown={({ key, currentTarget }) => {
        if (key === 'Enter') take(currentTarget.value);
        if (key === 'Escape') currentTarget.blur();
      }}
    />
  );
}
