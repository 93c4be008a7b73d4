import type { AssetCoverage } from '../data/answers.ts';

export interface Suggestion {
  readonly kind: 'asset' | 'query';
  readonly hint: string;
  readonly text: string;
}

/** One question of each kind that is understood. */
export const examples: readonly Suggestion[] = [
  { kind: 'query', hint: 'name and versions', text: '"3CX Desktop App" 18.12.407..18.12.416' },
  { kind: 'query', hint: 'package', text: 'pkg:npm/lodash@4.17.20' },
  { kind: 'query', hint: 'package and range', text: 'pkg:npm/lodash vers:npm/>=4|<4.17.21' },
  { kind: 'query', hint: 'part of a name', text: 'log4j*' },
  { kind: 'query', hint: 'advisory', text: 'CVE-2021-44228' },
  { kind: 'query', hint: 'signer', text: 'signer:"3CX Ltd"' },
  { kind: 'query', hint: 'licence on hosts', text: 'license:GPL-3.0-only asset:ws-*' },
];

const shown = 6;

/** What may be meant: examples while nothing is typed, then assets of that name. */
export function suggest(text: string, assets: readonly AssetCoverage[]): readonly Suggestion[] {
  const typed = text.trim().toLowerCase();
  if (typed === '') return examples;
  const found = assets.filter(({ asset }) => asset.toLowerCase().includes(typed));
  const first = found.filter(({ asset }) => asset.toLowerCase().startsWith(typed));
  return [...new Set([...first, ...found])]
    .slice(0, shown)
    .map(({ asset, kind }) => ({ kind: 'asset', hint: `open ${kind}`, text: asset }));
}
