/** What Composer accepts behind the numbers: a stability with its numbers, and `dev`. */
const modifier = String.raw`[._-]?(?:(stable|beta|b|rc|alpha|a|patch|pl|p)((?:[.-]?\d+(?:[.-]\d+)*)?))?([.-]?dev)?`;
const classical = new RegExp(String.raw`^v?(\d{1,5})(\.\d+)?(\.\d+)?(\.\d+)?${modifier}$`, 'i');
const dated = new RegExp(String.raw`^v?(\d{4}(?:[.:-]?\d{2}){1,6}(?:[.:-]?\d{1,3})?)${modifier}$`, 'i');
const numericBranch = /^v?(\d+)(\.(?:\d+|[x*]))?(\.(?:\d+|[x*]))?(\.(?:\d+|[x*]))?$/;

const spelledOut = new Map([
  ['a', 'alpha'],
  ['b', 'beta'],
  ['p', 'patch'],
  ['pl', 'patch'],
]);

/**
 * Brings a version into the form that Composer compares: four numbers or a date, a stability, `dev`; or `dev-NAME` for a branch.
 * Undefined for what Composer refuses.
 */
export function normalizeComposer(given: string): string | undefined {
  const text = stripExtras(given.trim());
  if (text === 'master' || text === 'trunk' || text === 'default') return `dev-${text}`;
  if (text.slice(0, 4).toLowerCase() === 'dev-') return `dev-${text.slice(4)}`;
  const version = withoutBuild(text);
  const numbers = classical.exec(version);
  if (numbers) {
    const [, major, minor = '.0', patch = '.0', fourth = '.0', stability, number, dev] = numbers;
    return withModifier(`${major}${minor}${patch}${fourth}`, stability, number, dev);
  }
  const date = dated.exec(version);
  if (date) return withModifier(date[1]!.replace(/\D/g, '.'), date[2], date[3], date[4]);
  const lower = version.toLowerCase();
  return lower.endsWith('dev') ? normalizeBranch(lower.slice(0, -3).replace(/[.-]$/, '').trim()) : undefined;
}

/** An alias (`1.0 as 2.0`) and a stability flag (`1.0@beta`) are no part of the version. */
function stripExtras(text: string): string {
  const alias = /^([^,\s]+) +as +[^,\s]+$/.exec(text);
  return (alias ? alias[1]! : text).replace(/@(?:stable|rc|beta|alpha|dev)$/i, '');
}

function withoutBuild(text: string): string {
  const plus = text.indexOf('+');
  const hasBuild = plus > 0 && plus < text.length - 1 && !/\s/.test(text) && !text.slice(0, plus).includes(',');
  return hasBuild ? text.slice(0, plus) : text;
}

function withModifier(version: string, stability: string | undefined, number: string | undefined, dev: string | undefined): string {
  // Only in lower case does it say nothing: `1.0-Stable` comes before `1.0`.
  if (stability === 'stable') return version;
  const name = stability?.toLowerCase();
  const stage = name ? `-${spelledOut.get(name) ?? name}${(number ?? '').replace(/^[.-]/, '')}` : '';
  return `${version}${stage}${dev ? '-dev' : ''}`;
}

/** `2.x-dev` comes behind every release of 2, which a number that nobody uses brings about. */
function normalizeBranch(name: string): string | undefined {
  const match = numericBranch.exec(name);
  if (!match) return undefined;
  const [, major, ...rest] = match;
  return `${[major, ...rest.map((part) => part ?? '.x')].join('').replace(/[x*]/g, '9999999')}-dev`;
}
