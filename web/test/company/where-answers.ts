import type { BlindAsset, FeedNote, PresenceNote, WhereAnswer } from '../../src/data/answers.ts';
import { assets, blindAssets, type CompanyAsset } from './assets.ts';
import { ago, now } from './times.ts';

export const feeds: readonly FeedNote[] = [
  { name: 'OSV npm', ageHours: 2.4, stale: false, unread: 0 },
  { name: 'OSV Debian', ageHours: 61, stale: true, unread: 3 },
  { name: 'Waybill compromises', ageHours: 0.5, stale: false, unread: 0 },
];

/** The id of the company's bad week: a supplier's signed update that was not the supplier's. */
export const compromise = 'WB-COMP-2026-0001';

const product = 'Kontor Sync';

/** Which asset had which version from when until when, in days before now. */
const history = assets
  .filter(({ kind, lastEvidence }) => kind === 'host' && lastEvidence !== null)
  .slice(0, 48)
  .map((asset, index) => {
    const came = 9 - (index % 5) * 0.7 - (index % 3) * 0.2;
    return {
      asset,
      version: index % 4 === 3 ? '4.8.2' : '4.8.1',
      came,
      went: index % 6 === 5 ? came - 2.5 - (index % 4) * 0.3 : undefined,
    };
  });

const badPresences = history.map(({ asset, version, came, went }) => presence(asset, product, version, came, went));

/** Rows that no one could look through: as many as the largest fleet's most widespread component. */
const manyRows = 100_000;

export function whereAnswer(query: string, from: string | undefined, to: string | undefined): WhereAnswer {
  const asOf = { from: from ?? ago({}), to: to ?? ago({}) };
  const told = tell(query);
  const base = { schema: 'waybill/where/1', query, understood: told.understood, asOf, feeds, because: told.because } as const;
  const isPast = from !== undefined;
  const end = Date.parse(asOf.to);
  const start = Date.parse(asOf.from);
  const held = told.presences.filter((each) => Date.parse(each.from.by) <= end && (each.to === null || Date.parse(each.to.by) >= start));
  const presences = isPast
    ? held.map((each) => (each.state === 'past' ? { ...each, state: 'present' as const } : each))
    : held.filter(({ state }) => state !== 'past');
  return {
    ...base,
    presences,
    past: isPast ? [] : told.presences.filter(({ state }) => state === 'past'),
    blind: told.blind,
    answer: presences.some(({ state }) => state === 'present')
      ? 'present'
      : presences.length + told.blind.length > 0
        ? 'undetermined'
        : 'absent',
  };
}

interface Told {
  readonly understood: string;
  readonly presences: readonly PresenceNote[];
  readonly blind: readonly BlindAsset[];
  readonly because: readonly string[];
}

function tell(query: string): Told {
  if (query === compromise) {
    return {
      understood: `what advisory ${compromise} is about`,
      presences: badPresences,
      blind: blindAssets.slice(-3),
      because: ['2 components that were ever seen match.'],
    };
  }
  if (query.startsWith('"Kontor Sync"')) {
    return {
      understood: 'name “Kontor Sync”, versions 4.8.1 to 4.8.2',
      presences: badPresences,
      blind: blindAssets.slice(-3),
      because: ['2 components that were ever seen match.'],
    };
  }
  if (query === 'every*')
    return {
      understood: 'name “every*”, all versions',
      presences: many(),
      blind: [],
      because: [`${manyRows} components that were ever seen match.`],
    };
  if (query === 'hidden') {
    return {
      understood: 'name “hidden”, all versions',
      presences: [],
      blind: blindAssets,
      because: ['No component that was ever seen matches.'],
    };
  }
  if (query === 'gone') {
    return {
      understood: 'name “gone”, all versions',
      presences: badPresences.filter(({ state }) => state === 'past'),
      blind: [],
      because: ['1 component that was seen matches.'],
    };
  }
  return {
    understood: `name “${query}”, all versions`,
    presences: [],
    blind: [],
    because: ['No component that was ever seen matches.', '0 assets at the time asked about.'],
  };
}

function many(): PresenceNote[] {
  return Array.from({ length: manyRows }, (_, index) => {
    const asset = assets[index % assets.length]!;
    const own = presence(
      asset,
      `every-${index % 997}`,
      `${index % 7}.${index % 13}.0`,
      30 + (index % 300),
      index % 9 === 0 ? 5 : undefined,
    );
    return { ...own, asset: `${asset.asset}-${String(index).padStart(6, '0')}` };
  });
}

function presence(asset: CompanyAsset, name: string, version: string, came: number, went: number | undefined): PresenceNote {
  const stale = !asset.fresh && went === undefined;
  const lastEvidence = (went === undefined ? asset.lastEvidence : null) ?? ago({ minutes: 4 });
  const lastDay = (now - Date.parse(lastEvidence)) / 86_400_000;
  return {
    asset: asset.asset,
    assetKind: asset.kind,
    component: { id: 1, purl: null, name, version },
    state: went !== undefined ? 'past' : stale ? 'undetermined' : 'present',
    why: stale ? `last seen ${lastEvidence}, and nothing fresh since` : 'its name and its signer match',
    from: { after: ago({ days: Math.max(came, lastDay) + 0.25 }), by: ago({ days: Math.max(came, lastDay) }) },
    to: went === undefined ? null : { after: ago({ days: went + 0.25 }), by: ago({ days: went }) },
    evidence: [
      {
        sha256: `sha256:${'9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'}`,
        tools: ['osquery'],
        time: ago({ days: Math.max(came, lastDay) }),
        stream: 'osquery (programs)',
      },
    ],
    lastEvidence,
    services: asset.services,
    processes: asset.stands,
  } as PresenceNote;
}
