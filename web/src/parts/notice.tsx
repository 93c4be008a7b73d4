import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './parts.module.css';

/** A thin line above an answer: something that the answer cannot see. */
export function Notice({ children, action }: { readonly children: ReactNode; readonly action?: ReactNode }) {
  return (
    <p className={styles.notice}>
      <TriangleAlert size={14} aria-label="Mind" />
      <span>{children}</span>
      {action}
    </p>
  );
}
