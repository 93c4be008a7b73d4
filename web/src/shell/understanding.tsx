import { CornerDownLeft } from 'lucide-react';
import type { Understood } from '../data/answers.ts';
import styles from './ask-box.module.css';

interface Props {
  readonly text: string;
  readonly understood: Understood | undefined;
  readonly error: Error | null;
  readonly waiting: boolean;
}

/** What was understood of the text in the box, or why nothing was. */
export function Understanding({ text, understood, error, waiting }: Props) {
  if (text === '') return <p className={styles.understood}>Ask for any of these. Nothing is changed by asking.</p>;
  return (
    <p className={styles.understood} aria-live="polite" data-waiting={waiting}>
      {error ? (
        <span className={styles.not}>{error.message}</span>
      ) : (
        <>
          <span>{understood ? understood.understood : '…'}</span>
          <CornerDownLeft size={13} aria-label="Press Enter to ask" />
        </>
      )}
    </p>
  );
}
