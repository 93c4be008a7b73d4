import type { FindingNote } from '../../data/answers.ts';
import type { Truth } from '../../truth/truths.ts';

/** What can be asked of a list of findings. */
export const findingStates = ['open', 'affected', 'undetermined', 'fixed', 'not affected', 'past'] as const;

export function truthOf({ state }: Pick<FindingNote, 'state'>): Truth {
  if (state === null) return 'wasAffected';
  return state === 'notAffected' ? 'clear' : state;
}

export function isOpen({ state, class: kind }: Pick<FindingNote, 'state' | 'class'>): boolean {
  if (kind === 'compromise' || kind === 'malware') return state !== null;
  return state === 'affected' || state === 'undetermined';
}

export function isIn(finding: FindingNote, wanted: string): boolean {
  if (wanted === 'open') return isOpen(finding);
  if (wanted === 'past') return finding.state === null;
  return finding.state === (wanted === 'not affected' ? 'notAffected' : wanted);
}
