import styles from './truth-mark.module.css';
import { type Truth, truths } from './truths.ts';

/** A truth with its icon, word and colour. */
export function TruthMark({ truth, word }: { readonly truth: Truth; readonly word?: string }) {
  const { icon: Icon, colour, word: own } = truths[truth];
  return (
    <span className={styles.mark} style={{ color: `var(${colour})` }}>
      <Icon size={14} strokeWidth={2.2} aria-hidden />
      <span>{word ?? own}</span>
    </span>
  );
}
