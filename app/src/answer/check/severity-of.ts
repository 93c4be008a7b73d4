import type { JudgedAdvisory } from '../../advisories/index.ts';
import type { Severity } from './check-line.ts';

/** How bad a record says it is; null where it does not say. */
export function severityOf(_advisory: JudgedAdvisory): Severity | null {
  return null;
}
