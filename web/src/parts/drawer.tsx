import { ActionIcon } from '@mantine/core';
import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useKeys } from '../shell/use-keys.ts';
import styles from './drawer.module.css';

interface Props {
  readonly label: string;
  readonly title: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Stands beside a row and explains it; Escape closes it. */
export function Drawer({ label, title, onClose, children }: Props) {
  const drawer = useRef<HTMLElement>(null);
  useKeys({ Escape: onClose });
  useEffect(() => drawer.current?.focus({ preventScroll: true }), []);
  return (
    <aside ref={drawer} className={styles.drawer} aria-label={label} tabIndex={-1}>
      <header>
        <h2>{title}</h2>
        <ActionIcon variant="subtle" color="gray" aria-label="Close" title="Close (Esc)" onClick={onClose}>
          <X size={16} aria-hidden />
        </ActionIcon>
      </header>
      {children}
    </aside>
  );
}

/** One part of an explanation. */
export function Step({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.step}>
      <h3>{title}</h3>
      <div>{children}</div>
    </section>
  );
}
