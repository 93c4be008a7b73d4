import { ActionIcon } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { Check, Copy } from 'lucide-react';
import styles from './parts.module.css';

/** A command to run, with a button that copies it. */
export function Command({ children }: { readonly children: string }) {
  const { copied, copy } = useClipboard({ timeout: 1500 });
  const Icon = copied ? Check : Copy;
  return (
    <span className={styles.command}>
      <code>{children}</code>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="sm"
        aria-label={copied ? 'Copied' : `Copy: ${children}`}
        onClick={() => copy(children)}
      >
        <Icon size={13} aria-hidden />
      </ActionIcon>
    </span>
  );
}
