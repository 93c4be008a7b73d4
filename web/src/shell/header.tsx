import { ActionIcon } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Keyboard } from 'lucide-react';
import { AskBox } from './ask-box.tsx';
import styles from './header.module.css';
import { ThemeToggle } from './theme-toggle.tsx';

/** Each page, in the order of the header. */
const pages = [
  { to: '/today', title: 'Today' },
  { to: '/assets', title: 'Inventory' },
  { to: '/findings', title: 'Findings' },
  { to: '/coverage', title: 'Coverage' },
] as const;

export function Header({ onHelp }: { readonly onHelp: () => void }) {
  return (
    <header className={styles.header}>
      <Link to="/" search={{}} className={styles.name} activeProps={{}}>
        <img src="/mark.svg" alt="" width={18} height={18} />
        <span>Waybill</span>
      </Link>
      <div className={styles.box}>
        <AskBox />
      </div>
      <nav className={styles.pages} aria-label="Pages">
        {pages.map(({ to, title }) => (
          <Link key={to} to={to} search={{}} activeOptions={{ includeSearch: false }}>
            {title}
          </Link>
        ))}
      </nav>
      <div className={styles.tools}>
        <ActionIcon variant="subtle" color="gray" aria-label="Keys" title="Keys (?)" onClick={onHelp}>
          <Keyboard size={16} aria-hidden />
        </ActionIcon>
        <ThemeToggle />
      </div>
    </header>
  );
}
