import type { Decisions, Questions } from '../../../app/src/answer/questions.ts';
import { WaybillError } from '../../../app/src/domain/errors.ts';
import { assetAnswer, diffAnswer } from './asset-answer.ts';
import { assets, blindAssets } from './assets.ts';
import { auditFinding, explainFinding, findingChanges, findingsAnswer } from './findings.ts';
import { impactAnswer } from './impact-answer.ts';
import { ago } from './times.ts';
import { compromise, feeds, whereAnswer } from './where-answers.ts';

const counts = {
  known: assets.length,
  inventoried: assets.filter(({ lastEvidence }) => lastEvidence !== null).length,
  fresh: assets.filter(({ fresh }) => fresh).length,
  unmapped: assets.filter(({ mapped }) => !mapped).length,
};

const coverageOf = ({ stands: _, services: __, ...coverage }: (typeof assets)[number]) => coverage;

/** A small company that does not exist, with a bad week: its answers are fixed, and only their times move with the clock. */
export const company: Questions = {
  where: async (query, { at, between }) => {
    if (query === 'pkg:') throw new WaybillError('bad-query', '“pkg:” is no package URL. One looks like pkg:npm/lodash@4.17.20.');
    return whereAnswer(query, at ?? between?.[0], at ?? between?.[1]);
  },
  impact: async (query, { at, between }) => impactAnswer(whereAnswer(query, at ?? between?.[0], at ?? between?.[1])),
  coverage: async () => ({
    schema: 'waybill/coverage/1',
    assets: counts,
    components: { total: 4182, withoutIdentity: 37, withoutVersion: 12 },
    byAsset: assets.map(coverageOf),
    blind: blindAssets,
    ecosystems: [
      { type: 'deb', components: 2210, feed: 'OSV Debian' },
      { type: 'npm', components: 1771, feed: 'OSV npm' },
      { type: 'pypi', components: 164, feed: null },
    ],
    feeds,
    gaps: [
      { kind: 'no-identity', count: 37 },
      { kind: 'unresolved-version', count: 9 },
    ],
  }),
  diffAsset: async (_, from, to) => diffAnswer(from, to),
  diffAssets: async (a, b) => diffAnswer(a, b),
  assets: async () => ({ schema: 'waybill/assets/1', assets: assets.map(coverageOf) }),
  asset: async (name, at) => {
    const found = assets.find(({ asset }) => asset === name);
    if (!found) throw new WaybillError('unknown-asset', `No asset is called “${name}”.`);
    return assetAnswer(found, at);
  },
  today: async () => ({
    schema: 'waybill/today/1',
    asOf: ago({}),
    decide: [
      {
        advisory: compromise,
        aliases: [compromise],
        class: 'compromise',
        summary: 'Kontor Sync 4.8.1 and 4.8.2 were shipped with a backdoor',
        modified: ago({ hours: 3 }),
        severity: null,
        affectedAssets: 34,
        undeterminedAssets: 6,
        pastAssets: 8,
        processes: ['Dispatch', 'Payroll', 'Customer support'],
      },
      {
        advisory: 'CVE-2026-10001',
        aliases: [],
        class: 'vulnerability',
        summary: 'Out-of-bounds read while a certificate is parsed',
        modified: ago({ days: 2 }),
        severity: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N',
        affectedAssets: 52,
        undeterminedAssets: 0,
        pastAssets: 0,
        processes: ['Dispatch', 'Payroll', 'Customer support', 'Warehouse'],
      },
      {
        advisory: 'CVE-2026-10002',
        aliases: [],
        class: 'vulnerability',
        summary: '',
        modified: ago({ days: 6 }),
        severity: 'HIGH',
        affectedAssets: 0,
        undeterminedAssets: 4,
        pastAssets: 1,
        processes: [],
      },
    ],
    changed: [
      { text: '118 documents came in.', link: null },
      { text: '2 assets became known, label-printer-3 the last.', link: '/assets/label-printer-3' },
      { text: '3 advisories began to hit something.', link: '/today' },
      { text: 'registry.example/dispatch/planner: 14 components came, 9 went.', link: '/assets/registry.example%2Fdispatch%2Fplanner' },
      { text: 'The feed OSV npm was read: 214386 records.', link: null },
    ],
    coverage: {
      percent: Math.floor((100 * counts.fresh) / counts.known),
      assets: counts,
      holes: [
        `${blindAssets.length} of ${counts.known} assets cannot tell, ws-disp-07 among them: its last complete evidence is 15 days old`,
        'no advisory feed speaks of pypi',
        '37 components have no identity that can be judged',
      ],
    },
    feeds,
  }),
  understand: async (query) => {
    if (query === 'pkg:') throw new WaybillError('bad-query', '“pkg:” is no package URL. One looks like pkg:npm/lodash@4.17.20.');
    return {
      schema: 'waybill/understood/1',
      understood: whereAnswer(query, undefined, undefined).understood,
      kind: query === compromise ? 'advisory' : 'name',
    };
  },
  findings: async (filter) => findingsAnswer(filter),
  findingChanges: async () => findingChanges(),
  explain: async (_, advisory) => explainFinding(`${advisory}/12`),
  explainFinding: async (name) => explainFinding(name),
  components: async (query) => ({ schema: 'waybill/components/1', query, understood: query, components: [] }),
  evidence: async () => ({ schema: 'waybill/evidence/1', evidence: [] }),
  evidenceShow: async (digest) => refuseEvidence(digest),
  evidenceContent: async (digest) => refuseEvidence(digest),
};

function refuseEvidence(digest: string): never {
  throw new WaybillError('unknown-evidence', `No evidence has the digest “${digest}”.`);
}

/** Takes decisions, and forgets them with the server. */
export const deciders: Decisions = { auditFinding: async (name, decision) => auditFinding(name, decision) };
