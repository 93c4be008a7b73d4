import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { Check, Copy } from 'lucide-react';

/** Copies a text, and says that it did. */
export function CopyButton({ text, children }: { readonly text: () => string; readonly children: string }) {
  const { copied, copy } = useClipboard({ timeout: 1500 });
  const Icon = copied ? Check : Copy;
  return (
    <Button variant="default" size="compact-sm" leftSection={<Icon size={13} aria-hidden />} onClick={() => copy(text())}>
      {copied ? 'Copied' : children}
    </Button>
  );
}
