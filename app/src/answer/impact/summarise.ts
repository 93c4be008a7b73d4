import type { ImpactedProcess } from './impact-answer.ts';

/**
 * The answer in words: "Yes: 35 assets have it now, 12 had it, 4 cannot be told. Payroll (critical) stands on it."
 *
 * @param isNow whether it is asked about now, or about a time that is over
 */
export function summarise(
  affected: number,
  past: number,
  undetermined: number,
  processes: readonly ImpactedProcess[],
  isNow: boolean,
): string {
  const hit = processes.filter(({ assets }) => assets.length > 0);
  const told = [
    affected > 0
      ? `${count(affected)} ${isNow ? `${has(affected)} it now` : 'had it then'}`
      : `no asset is known to have ${isNow ? 'it now' : 'had it then'}`,
    ...(past > 0 ? [`${past} had it`] : []),
    ...(undetermined > 0 ? [`${undetermined} cannot be told`] : []),
  ].join(', ');
  const verdict = affected > 0 ? 'Yes' : undetermined > 0 ? 'It cannot be told' : past > 0 ? 'Not now' : 'No';
  return `${verdict}: ${told}.${standing(hit, affected)}`;
}

function standing(hit: readonly ImpactedProcess[], affected: number): string {
  if (affected === 0) return '';
  if (hit.length === 0) return ' No business process is mapped to these assets.';
  const named = hit.slice(0, 3).map(({ name, criticality, owner }) => `${name} (${criticality}${owner ? `, ${owner}` : ''})`);
  const rest = hit.length > 3 ? [`${hit.length - 3} more`] : [];
  const all = [...named, ...rest];
  const list = all.length === 1 ? all[0] : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
  return ` ${list} ${hit.length === 1 ? 'stands' : 'stand'} on ${affected === 1 ? 'it' : 'them'}.`;
}

function count(assets: number): string {
  return `${assets} asset${assets === 1 ? '' : 's'}`;
}

function has(assets: number): string {
  return assets === 1 ? 'has' : 'have';
}
