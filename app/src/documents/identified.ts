import type { ComponentDraft } from './reading.ts';

/** Whether anything but its name identifies a component. */
export function isIdentified({ purl, cpes, version }: ComponentDraft): boolean {
  return purl !== undefined || cpes !== undefined || version !== undefined;
}
