import type { LucideIcon } from 'lucide-react';
import { CircleCheck, CircleDashed, CircleDot, CircleQuestionMark, History, OctagonX } from 'lucide-react';

/**
 * What can be true of a thing on an asset. *Affected* and *was affected* are said only where an advisory speaks of what was asked; else the
 * thing is merely there, and that is no alarm.
 */
export type Truth = 'affected' | 'undetermined' | 'wasAffected' | 'fixed' | 'clear' | 'unseen' | 'present' | 'wasPresent';

export interface TruthLook {
  readonly word: string;
  readonly icon: LucideIcon;
  /** The variable that holds its colour; with `-ground` behind it, that of its ground. */
  readonly colour: string;
}

/** Icon, word and colour always stand together: no truth is told by colour alone. */
export const truths: Readonly<Record<Truth, TruthLook>> = {
  affected: { word: 'affected', icon: OctagonX, colour: '--affected' },
  undetermined: { word: 'undetermined', icon: CircleQuestionMark, colour: '--undetermined' },
  wasAffected: { word: 'was affected', icon: History, colour: '--past' },
  fixed: { word: 'fixed', icon: CircleCheck, colour: '--clear' },
  clear: { word: 'not affected', icon: CircleCheck, colour: '--clear' },
  unseen: { word: 'nobody looked', icon: CircleDashed, colour: '--unseen' },
  present: { word: 'present', icon: CircleDot, colour: '--accent' },
  wasPresent: { word: 'was present', icon: History, colour: '--past' },
};

/** In the order in which rows stand: worst first. */
export const truthOrder: readonly Truth[] = [
  'affected',
  'present',
  'undetermined',
  'wasAffected',
  'wasPresent',
  'fixed',
  'clear',
  'unseen',
];
