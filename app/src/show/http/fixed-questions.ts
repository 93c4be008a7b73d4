import type { ExplainAnswer } from '../../answer/explain/explain-answer.ts';
import type { FindingNote } from '../../answer/findings/findings-answer.ts';
import type { Decisions, Questions } from '../../answer/questions.ts';
import { WaybillError } from '../../domain/errors.ts';

const finding: FindingNote = {
  finding: 'GHSA-1/1',
  advisory: 'GHSA-1',
  group: 'CVE-2026-1',
  aliases: ['CVE-2026-1', 'GHSA-1'],
  class: 'vulnerability',
  summary: 'A flaw',
  component: { purl: 'pkg:npm/left@1.0.0', name: 'left', version: '1.0.0' },
  verdict: 'affected',
  state: 'affected',
  clause: 'introduced 0, fixed 2.0.0',
  reason: 'left 1.0.0 is in the affected range: introduced 0, fixed 2.0.0.',
  fixed: ['2.0.0'],
  since: '2026-11-01T08:00:00Z',
  severity: null,
  exploited: null,
  exploitProbability: null,
  priority: { level: 'attend', because: ['Nobody has rated it, so it may be grave.'] },
  assets: ['ws-1'],
  pastAssets: [],
  processes: [],
  places: [{ state: 'affected', by: 'advisory', why: 'It is in the affected range.', assets: ['ws-1'] }],
  audits: [],
  statements: [],
};

const explanation: ExplainAnswer = {
  schema: 'waybill/explain/1',
  component: 'pkg:npm/left@1.0.0',
  advisory: 'CVE-2026-1',
  group: ['CVE-2026-1', 'GHSA-1'],
  identity: ['npm: left'],
  verdict: 'affected',
  records: [],
  finding: null,
  seen: [],
  history: [],
  because: [],
  blind: [],
  feeds: [],
};

/** For tests: an inventory of one host, whose answers are fixed. Every question notes what it was asked. */
export function fixedQuestions(): { questions: Questions; decisions: Decisions; asked: unknown[][] } {
  const asked: unknown[][] = [];
  const note = (...what: unknown[]) => void asked.push(what);
  const explained = { because: ['1 component that was seen matches.'], blind: [], feeds: [] };
  const coverage = {
    asset: 'ws-1',
    kind: 'host',
    mapped: true,
    owner: 'A. Owner',
    lastEvidence: '2026-11-01T08:00:00Z',
    ageHours: 1,
    fresh: true,
    streams: [],
  };
  const counts = { known: 1, inventoried: 1, fresh: 1, unmapped: 0 };
  const questions: Questions = {
    async where(query, when) {
      note('where', query, when);
      if (query === '') throw new WaybillError('bad-query', 'The query is empty.');
      if (query === 'broken') throw new TypeError('secret detail');
      if (query === 'placed')
        throw new WaybillError('malformed', 'It cannot be read.', { place: { path: 'a.json', line: 3, pointer: '/a' } });
      const asOf = { from: '2026-11-01T09:00:00Z', to: '2026-11-01T09:00:00Z' };
      return {
        schema: 'waybill/where/1',
        query,
        understood: `name “${query}”`,
        asOf,
        answer: 'absent',
        presences: [],
        past: [],
        ...explained,
      };
    },
    async impact(query, when) {
      note('impact', query, when);
      const none = { affected: [], past: [], undetermined: [], processes: [], unmapped: [], hits: [], remedy: [] };
      return { schema: 'waybill/impact/1', query, understood: query, summary: 'No.', ...none, ...explained };
    },
    async coverage() {
      note('coverage');
      const components = { total: 3, withoutIdentity: 0, withoutVersion: 0 };
      return {
        schema: 'waybill/coverage/1',
        assets: counts,
        components,
        byAsset: [coverage],
        blind: [],
        ecosystems: [],
        feeds: [],
        gaps: [],
      };
    },
    async diffAsset(asset, from, to) {
      note('diffAsset', asset, from, to);
      return { schema: 'waybill/diff/1', from, to, added: [], removed: [], changed: [], because: [] };
    },
    async diffAssets(a, b) {
      note('diffAssets', a, b);
      return { schema: 'waybill/diff/1', from: a, to: b, added: [], removed: [], changed: [], because: [] };
    },
    async assets() {
      note('assets');
      return { schema: 'waybill/assets/1', assets: [coverage] };
    },
    async asset(name, at) {
      note('asset', name, at);
      if (name !== 'ws-1' && !name.includes('/'))
        throw new WaybillError('unknown-asset', `No asset is called “${name}”. \`waybill assets list\` names them all.`);
      const lists = { tags: [], services: [], processes: [], components: [], timeline: [], versions: [], findings: [] };
      return {
        schema: 'waybill/asset/1',
        asset: { ...coverage, asset: name },
        asOf: at ?? '2026-11-01T09:00:00Z',
        blind: null,
        ...lists,
      };
    },
    async today() {
      note('today');
      return {
        schema: 'waybill/today/1',
        asOf: '2026-11-01T09:00:00Z',
        decide: [],
        changed: [],
        coverage: { percent: 100, assets: counts, holes: [] },
        feeds: [],
      };
    },
    async findings(filter) {
      note('findings', filter);
      return { schema: 'waybill/findings/1', total: 1, findings: [finding], ...explained };
    },
    async findingChanges(since) {
      note('findingChanges', since);
      return { schema: 'waybill/finding-changes/1', since: '2026-11-01T00:00:00Z', changes: [] };
    },
    async explain(purl, advisory) {
      note('explain', purl, advisory);
      return { ...explanation, component: purl, advisory };
    },
    async explainFinding(name) {
      note('explainFinding', name);
      return { ...explanation, finding };
    },
    async components(query, withFacts) {
      note('components', query, withFacts);
      return { schema: 'waybill/components/1', query, understood: query, components: [] };
    },
    async evidence() {
      note('evidence');
      return { schema: 'waybill/evidence/1', evidence: [] };
    },
    async evidenceContent(digest) {
      note('evidenceContent', digest);
      return { schema: 'waybill/evidence-content/1', sha256: `sha256:${'a'.repeat(64)}`, content: 'e30=' };
    },
    async evidenceShow(digest) {
      note('evidenceShow', digest);
      throw new WaybillError('unknown-evidence', `No evidence has the digest “${digest}”.`);
    },
    async understand(query) {
      note('understand', query);
      return { schema: 'waybill/understood/1', understood: `name “${query}”`, kind: 'name' };
    },
  };
  const decisions: Decisions = {
    async auditFinding(name, decision) {
      note('auditFinding', name, decision);
      return finding;
    },
  };
  return { questions, decisions, asked };
}
