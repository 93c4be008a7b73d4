import type { Advisory, AdvisoryRange, AffectedPackage } from '../../../domain/advisory.ts';
import { ecosystemOfPurl, type Purl, parsePurl, schemeOfEcosystem } from '../../../domain/purl/index.ts';
import { unknownTime } from '../unknown-time.ts';
import type { Cycle, Product } from './product.ts';

/** Distributions keep what they ship alive themselves, after upstream has ended. */
const distributions: ReadonlySet<string> = new Set(['deb', 'rpm', 'apk', 'alpm']);

/** Schemes that want three numbers. */
const semantic: ReadonlySet<string> = new Set(['npm', 'semver', 'cargo', 'hex', 'pub', 'golang']);

/**
 * One advisory a product, with a range for each cycle that has ended: a component then has one finding, and a cycle that ends amends the
 * advisory. Undefined where nothing has ended.
 *
 * @param today `YYYY-MM-DD`
 */
export function advisoryOf(product: Product, today: string): Advisory | undefined {
  const ended = product.cycles.filter(({ ends }) => ends === true || (ends !== undefined && ends <= today));
  if (ended.length === 0) return undefined;
  const days = ended.flatMap(({ ends }) => (typeof ends === 'string' ? [ends] : [])).sort();
  const modified = days.at(-1);
  return {
    id: `EOL/${product.name}`,
    class: 'endOfLife',
    summary: `${product.label}: ${ended.length} of ${product.cycles.length} release lines are no longer supported`,
    details: ended.map(({ name, ends }) => `- ${name}: ${ends === true ? 'ended' : ends}`).join('\n'),
    aliases: [],
    related: [],
    ...(days[0] === undefined ? {} : { published: `${days[0]}T00:00:00Z` }),
    modified: modified === undefined ? unknownTime : `${modified}T00:00:00Z`,
    severity: [],
    affected: affectedOf(product, ended),
    references: [{ type: 'WEB', url: `https://endoflife.date/${product.name}` }],
  };
}

function affectedOf(product: Product, ended: readonly Cycle[]): readonly AffectedPackage[] {
  const purls = product.purls.flatMap((text) => parsePurl(text) ?? []).filter(({ type }) => !distributions.has(type));
  const names = new Set([product.label, product.name, ...purls.flatMap((purl) => (purl.type === 'generic' ? [purl.name] : []))]);
  const ranges = ended.flatMap((cycle) => rangeOf(cycle, product.cycles) ?? []);
  const versions = ended.filter((cycle) => rangeOf(cycle, product.cycles) === undefined).map(({ name }) => name);
  return [
    ...purls.flatMap((purl) => packageOf(purl, ranges, versions) ?? []),
    {
      versions,
      ranges,
      product: { names: [...names], publishers: [], signers: [], platforms: [], versions: [], hashes: [], domains: [] },
    },
  ];
}

function packageOf(purl: Purl, ranges: readonly AdvisoryRange[], versions: readonly string[]): AffectedPackage | undefined {
  const named = ecosystemOfPurl(purl);
  if (!named) return undefined;
  const isSemantic = semantic.has(schemeOfEcosystem(named.ecosystem) ?? '');
  return { ecosystem: named.ecosystem, name: named.name, ranges: isSemantic ? ranges.map(asSemantic) : ranges, versions };
}

/** Semantic Versioning has no version `18`: the line begins before its first pre-release. */
function asSemantic({ type, events }: AdvisoryRange): AdvisoryRange {
  const full = (name: string) => `${[...name.split('.'), '0', '0'].slice(0, 3).join('.')}-0`;
  return {
    type,
    events: events.map(({ introduced, limit }) => (introduced === undefined ? { limit: full(limit!) } : { introduced: full(introduced) })),
  };
}

/**
 * `3.8` holds every version from 3.8 up to, and without, 3.9. A name that is no number, or a line that has lines of its own below it, holds
 * only what is called so; undefined for these.
 */
function rangeOf({ name }: Cycle, cycles: readonly Cycle[]): AdvisoryRange | undefined {
  if (!/^\d{1,9}(?:\.\d{1,9}){0,4}$/.test(name) || cycles.some((other) => other.name.startsWith(`${name}.`))) return undefined;
  const numbers = name.split('.');
  const next = [...numbers.slice(0, -1), String(Number(numbers.at(-1)) + 1)].join('.');
  return { type: 'ECOSYSTEM', events: [{ introduced: name }, { limit: next }] };
}
