import { Outlet } from '@tanstack/react-router';
import { useState } from 'react';
import { TimeBar } from '../time/time-bar.tsx';
import { Header } from './header.tsx';
import { KeysHelp } from './keys-help.tsx';
import styles from './shell.module.css';
import { useKeys } from './use-keys.ts';

/** What stands around every page: the header with the box, the bar with the time. */
export function Shell() {
  const [help, setHelp] = useState(false);
  useKeys({ '?': () => setHelp(true) });
  return (
    <>
      <a className={styles.skip} href="#page">
        To the answer
      </a>
      <div className={styles.top}>
        <Header onHelp={() => setHelp(true)} />
        <TimeBar />
      </div>
      <main id="page" className={styles.page} tabIndex={-1}>
        <Outlet />
      </main>
      <KeysHelp opened={help} onClose={() => setHelp(false)} />
    </>
  );
}
