import type { ExplainAnswer } from '../../../app/src/answer/explain/explain-answer.ts';
import type {
  Decision,
  FindingChangesAnswer,
  FindingFilter,
  FindingNote,
  FindingsAnswer,
} from '../../../app/src/answer/findings/findings-answer.ts';
import { WaybillError } from '../../../app/src/domain/errors.ts';
import { assets } from './assets.ts';
import { ago } from './times.ts';
import { compromise, feeds } from './where-answers.ts';

const hosts = assets.map(({ asset }) => asset);

const plain: FindingNote = {
  finding: 'CVE-2026-10001/12',
  advisory: 'CVE-2026-10001',
  group: 'CVE-2026-10001',
  aliases: ['CVE-2026-10001'],
  class: 'vulnerability',
  summary: 'Out-of-bounds read while a certificate is parsed',
  component: { purl: 'pkg:deb/debian/libcert@3.0.11-1?distro=debian-12', name: 'libcert', version: '3.0.11-1' },
  verdict: 'affected',
  state: 'affected',
  clause: 'introduced 0, fixed 3.0.12-1',
  reason: 'libcert 3.0.11-1 is in the affected range: introduced 0, fixed 3.0.12-1.',
  fixed: ['3.0.12-1'],
  since: ago({ days: 2 }),
  severity: { rating: 'high', score: 7.5, vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N' },
  exploited: false,
  exploitProbability: 0.02,
  priority: { level: 'attend', because: ['It is rated high (CVSS 7.5).', 'Dispatch (critical) stands on it.'] },
  assets: hosts.slice(0, 12),
  pastAssets: [],
  processes: ['Dispatch', 'Payroll'],
  places: [{ state: 'affected', by: 'advisory', why: 'libcert 3.0.11-1 is in the affected range.', assets: hosts.slice(0, 12) }],
  audits: [],
  statements: [],
};

const bad: FindingNote = {
  ...plain,
  finding: `${compromise}/7`,
  advisory: compromise,
  group: compromise,
  aliases: [compromise],
  class: 'compromise',
  summary: 'Kontor Sync 4.8.1 and 4.8.2 were shipped with a backdoor',
  component: { purl: null, name: 'Kontor Sync', version: '4.8.1' },
  clause: 'version 4.8.1',
  reason: 'Kontor Sync 4.8.1 is listed as affected.',
  fixed: [],
  severity: null,
  exploitProbability: null,
  priority: { level: 'act', because: ['It is a release that was tampered with, and it is here. No rating hides that.'] },
  assets: hosts.slice(0, 34),
  pastAssets: hosts.slice(34, 40),
  places: [{ state: 'affected', by: 'advisory', why: 'Kontor Sync 4.8.1 is listed as affected.', assets: hosts.slice(0, 34) }],
};

const unclear: FindingNote = {
  ...plain,
  finding: 'GHSA-1111-2222-3333/31',
  advisory: 'GHSA-1111-2222-3333',
  group: 'CVE-2026-10007',
  aliases: ['CVE-2026-10007', 'GHSA-1111-2222-3333'],
  summary: 'A template is evaluated that a visitor wrote',
  component: { purl: 'pkg:npm/tiny-template@0.4.0', name: 'tiny-template', version: '0.4.0' },
  state: 'undetermined',
  severity: { rating: 'medium', score: 5.3, vector: null },
  priority: { level: 'track', because: ['It is rated medium (CVSS 5.3).'] },
  assets: hosts.slice(2, 3),
  places: [{ state: 'undetermined', by: 'statement', why: 'Tiny Templates states: underInvestigation.', assets: hosts.slice(2, 3) }],
  statements: [
    {
      status: 'underInvestigation',
      justification: null,
      note: null,
      author: 'Tiny Templates',
      time: ago({ days: 1 }),
      expires: null,
      known: ago({ hours: 20 }),
      evidence: `sha256:${'5e'.repeat(32)}`,
      assets: hosts.slice(2, 3),
      counts: true,
      why: null,
    },
  ],
};

const settled: FindingNote = {
  ...plain,
  finding: 'CVE-2026-10003/40',
  advisory: 'CVE-2026-10003',
  group: 'CVE-2026-10003',
  aliases: ['CVE-2026-10003'],
  summary: 'A regular expression takes very long',
  component: { purl: 'pkg:npm/slow-glob@1.2.0', name: 'slow-glob', version: '1.2.0' },
  state: 'notAffected',
  severity: { rating: 'low', score: 3.1, vector: null },
  priority: { level: 'track', because: ['It is settled wherever it is.'] },
  assets: hosts.slice(4, 6),
  places: [
    {
      state: 'notAffected',
      by: 'decision',
      why: 'A. Owner decided: notAffected, codeNotReachable, only built with.',
      assets: hosts.slice(4, 6),
    },
  ],
  audits: [
    {
      state: 'notAffected',
      justification: 'codeNotReachable',
      comment: 'only built with',
      author: 'A. Owner',
      time: ago({ days: 20 }),
      expires: ago({ days: -70 }),
      asset: null,
      standing: true,
    },
  ],
};

const all = [bad, plain, unclear, settled];

/** What was decided since the server began. */
const decided = new Map<string, FindingNote>();

const now = (note: FindingNote) => decided.get(note.finding) ?? note;

export function findingsAnswer({ state, priority, text, asset, all: whole }: FindingFilter): FindingsAnswer {
  const isOpen = (note: FindingNote) => note.state === 'affected' || note.state === 'undetermined';
  const findings = all
    .map(now)
    .filter((note) => (state === undefined ? whole || isOpen(note) : note.state === state))
    .filter((note) => priority === undefined || note.priority.level === priority)
    .filter((note) => asset === undefined || note.assets.includes(asset))
    .filter(
      (note) => text === undefined || `${note.group} ${note.summary} ${note.component.name}`.toLowerCase().includes(text.toLowerCase()),
    );
  return { schema: 'waybill/findings/1', total: findings.length, findings, because: [], blind: [], feeds };
}

export function findingChanges(): FindingChangesAnswer {
  const about = ({ advisory, class: kind, component, verdict, state, assets: where }: FindingNote) => ({
    advisory,
    class: kind,
    component,
    before: verdict,
    after: state,
    assets: where,
  });
  return {
    schema: 'waybill/finding-changes/1',
    since: ago({ days: 7 }),
    changes: [
      {
        ...about(plain),
        before: null,
        time: ago({ days: 2 }),
        what: 'opened',
        cause: 'the advisory was published (revision 1, OSV Debian)',
      },
      { ...about(unclear), time: ago({ hours: 20 }), what: 'stated', cause: 'Tiny Templates states: underInvestigation' },
      { ...about(bad), before: null, time: ago({ hours: 3 }), what: 'opened', cause: 'the advisory was published (revision 1, catalogue)' },
      {
        ...about(settled),
        advisory: 'CVE-2026-10009',
        after: null,
        time: ago({ hours: 2 }),
        what: 'closed',
        cause: 'the advisory was withdrawn (revision 3, OSV npm)',
      },
    ],
  };
}

export function explainFinding(name: string): ExplainAnswer {
  const found = all.find(({ finding }) => finding === name);
  if (!found) throw new WaybillError('bad-query', `There is no finding “${name}”.`);
  const note = now(found);
  return {
    schema: 'waybill/explain/1',
    component: note.component.purl ?? note.component.name,
    advisory: note.group,
    group: note.aliases,
    identity: ['Debian: libcert'],
    verdict: note.verdict,
    records: [
      {
        advisory: note.advisory,
        class: note.class,
        feed: feeds[0]?.name ?? 'OSV',
        feedAgeHours: 0.4,
        revision: 4,
        recorded: ago({ days: 2 }),
        verdict: note.verdict,
        clause: note.clause,
        comparator: 'deb',
        identity: 'Debian source package libcert, named by its purl',
        reason: note.reason,
        fixed: note.fixed,
        nearMisses: [],
        suspect: null,
      },
      {
        advisory: 'DSA-9999-1',
        class: note.class,
        feed: feeds[0]?.name ?? 'OSV',
        feedAgeHours: 0.4,
        revision: 1,
        recorded: ago({ days: 2 }),
        verdict: 'notAffected',
        clause: 'Debian:11',
        comparator: 'deb',
        identity: 'Debian source package libcert, named by its purl',
        reason: 'The record is about Debian:11.',
        fixed: [],
        nearMisses: [{ what: 'release', expected: 'Debian:11', found: 'Debian:12' }],
        suspect: null,
      },
    ],
    finding: note,
    seen: note.assets.slice(0, 5).map((asset) => ({
      asset,
      from: { after: ago({ days: 31 }), by: ago({ days: 30 }) },
      to: null,
      evidence: { sha256: `sha256:${'ab'.repeat(32)}`, tools: ['syft'], time: ago({ days: 30 }), stream: 'syft' },
    })),
    history: [
      { time: ago({ days: 2 }), what: 'opened', cause: `${note.advisory} (affected): the advisory was published (revision 4, OSV)` },
    ],
    because: note.places.map(({ why }) => why),
    blind: [],
    feeds,
  };
}

export function auditFinding(name: string, { state, justification, comment, author, expires, asset }: Decision): FindingNote {
  const found = all.find(({ finding }) => finding === name);
  if (!found) throw new WaybillError('bad-query', `There is no finding “${name}”.`);
  const becomes = state === 'resolved' ? 'fixed' : state === 'notAffected' || state === 'falsePositive' ? 'notAffected' : 'affected';
  const audit = {
    state,
    justification: justification ?? null,
    comment: comment ?? '',
    author,
    time: ago({}),
    expires: expires ?? null,
    asset: asset ?? null,
    standing: true,
  };
  const note: FindingNote = {
    ...now(found),
    state: becomes,
    places: [{ state: becomes, by: 'decision', why: `${author} decided: ${state}.`, assets: found.assets }],
    audits: [audit, ...now(found).audits.map((each) => ({ ...each, standing: false }))],
  };
  decided.set(name, note);
  return note;
}
