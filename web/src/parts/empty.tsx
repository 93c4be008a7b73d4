import type { ReactNode } from 'react';
import { Command } from './command.tsx';
import styles from './parts.module.css';

/** Says that there is nothing, and what to do about it. */
export function Empty({
  title,
  children,
  commands = [],
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly commands?: readonly string[];
}) {
  return (
    <section className={styles.empty}>
      <p className={styles.emptyTitle}>{title}</p>
      {children && <p>{children}</p>}
      {commands.map((command) => (
        <p key={command}>
          <Command>{command}</Command>
        </p>
      ))}
    </section>
  );
}
