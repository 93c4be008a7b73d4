import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { CircleAlert, RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { ServerError } from '../data/ask-server.ts';
import { Command } from './command.tsx';
import styles from './parts.module.css';

/** What failed, that nothing was lost, and what to try. */
export function Failure({ error, again }: { readonly error: Error; readonly again: () => void }) {
  const code = error instanceof ServerError ? error.code : 'internal';
  const { title, tries } = failures[code] ?? { title: 'The answer could not be given.', tries: undefined };
  return (
    <section className={styles.failure} role="alert">
      <h1>
        <CircleAlert size={20} aria-hidden />
        {title}
      </h1>
      <p>{error.message}</p>
      <p>Nothing was lost: asking changes nothing.</p>
      <div>
        {tries ?? (
          <Button variant="default" size="compact-sm" leftSection={<RotateCw size={13} aria-hidden />} onClick={again}>
            Try again
          </Button>
        )}
        {code === 'network' && (
          <>
            {' '}
            or start it: <Command>waybill up</Command>
          </>
        )}
      </div>
    </section>
  );
}

/** What is tried after the failures that the same question would meet again. */
const failures: Readonly<Record<string, { readonly title: string; readonly tries?: ReactNode }>> = {
  network: { title: 'Waybill does not answer.' },
  'bad-query': {
    title: 'The question was not understood.',
    tries: (
      <>
        Press <kbd>/</kbd> to change it, or see <Link to="/">what the box understands</Link>.
      </>
    ),
  },
  'bad-time': {
    title: 'The time was not understood.',
    tries: (
      <Link to="." search={(before) => ({ ...before, at: undefined, from: undefined, to: undefined })}>
        Ask about now
      </Link>
    ),
  },
  'unknown-asset': { title: 'No asset has this name.', tries: <Link to="/assets">See all assets</Link> },
};
