import styles from './parts.module.css';

/** Keeps the layout of a page while its answer comes: a sentence, a line, and rows. */
export function Waiting({ rows = 12 }: { readonly rows?: number }) {
  return (
    <div className={styles.waiting} aria-busy="true">
      <p className={styles.quiet} role="status">
        Asking
      </p>
      <div className={styles.sentenceBar} />
      <div className={styles.lineBar} />
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: these rows are nothing but places
        <div key={row} className={styles.rowBar} />
      ))}
    </div>
  );
}
