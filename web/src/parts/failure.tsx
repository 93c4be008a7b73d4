import { Button } from '@mantine/core';
import { RotateCw } from 'lucide-react';
import { ServerError } from '../data/ask-server.ts';
import { Command } from './command.tsx';
import styles from './parts.module.css';

/** What failed, that nothing was lost, and what to try. */
export function Failure({ error, again }: { readonly error: Error; readonly again: () => void }) {
  const code = error instanceof ServerError ? error.code : 'internal';
  const unreachable = code === 'network';
  return (
    <section className={styles.failure} role="alert">
      <h1>{titles[code] ?? 'The answer could not be given.'}</h1>
      <p>{error.message} Nothing was lost: asking changes nothing.</p>
      {unreachable && (
        <p>
          Start it again: <Command>waybill up</Command>
        </p>
      )}
      <p>
        <Button variant="default" size="compact-sm" leftSection={<RotateCw size={13} aria-hidden />} onClick={again}>
          Try again
        </Button>
      </p>
    </section>
  );
}

const titles: Readonly<Record<string, string>> = {
  network: 'Waybill does not answer.',
  'bad-query': 'The question was not understood.',
  'bad-time': 'The time was not understood.',
  'unknown-asset': 'No asset has this name.',
};
