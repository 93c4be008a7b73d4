import { ChevronsUp, ChevronUp, Minus } from 'lucide-react';
import type { FindingNote } from '../../data/answers.ts';
import styles from './findings.module.css';

export type Level = FindingNote['priority']['level'];

/** Most urgent first. */
export const levels: readonly Level[] = ['act', 'attend', 'track'];

export const levelWords: Readonly<Record<Level, string>> = { act: 'to act on', attend: 'to attend to', track: 'to track' };

const icons = { act: ChevronsUp, attend: ChevronUp, track: Minus };

/** How urgent it is, with icon and word. */
export function PriorityMark({ level }: { readonly level: Level }) {
  const Icon = icons[level];
  return (
    <span className={styles.priority} data-level={level}>
      <Icon size={14} strokeWidth={2.4} aria-hidden />
      {level}
    </span>
  );
}
