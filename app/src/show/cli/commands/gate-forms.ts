import type { GateDecision, GateLine, GateSummary, GateVerdict } from '../../../answer/policy/gate-line.ts';
import type { ReplayLine, ReplaySummary } from '../../../answer/policy/replay.ts';
import { type JunitCase, renderJunit } from '../../render/junit.ts';
import { renderSarif, type SarifResult } from '../../render/sarif.ts';
import type { View } from '../../render/view.ts';
import type { Forms } from '../output.ts';

const worstFirst: readonly GateVerdict[] = ['deny', 'undetermined', 'review', 'allow'];

/** What people read of a gate: what does not pass, worst first. */
export function gateView(lines: readonly GateLine[], { verdicts, known, waived }: GateSummary): View {
  const shown = worstFirst.slice(0, 3).flatMap((verdict) => lines.filter((line) => line.verdict === verdict));
  return {
    headline: [
      `${verdicts.deny} denied, ${verdicts.undetermined} undetermined, ${verdicts.review} for review, ${verdicts.allow} allowed.`,
      ...(waived > 0 ? [`${waived} ${waived === 1 ? 'break of a rule is' : 'breaks of rules are'} waived.`] : []),
      ...(known > 0 ? [`${known} further ${known === 1 ? 'break' : 'breaks'} of rules ${known === 1 ? 'was' : 'were'} there before.`] : []),
    ],
    tables: [
      {
        columns: ['verdict', 'component', 'rule', 'on', 'why'],
        rows: shown.flatMap(({ verdict, subject, decidedBy }) =>
          decidedBy.map((one) => [
            verdict,
            subject,
            one.rule,
            one.term,
            [one.because, one.reason].filter((text) => text !== null).join('; ') || '-',
          ]),
        ),
      },
      {
        title: 'Waived',
        columns: ['component', 'rule', 'on', 'by', 'until', 'why'],
        rows: lines.flatMap(({ subject, waived: accepted }) =>
          accepted.map(({ rule, term, author, expires, reason }) => [subject, rule, term ?? '-', author, expires.slice(0, 10), reason]),
        ),
      },
      {
        title: 'Settled',
        columns: ['component', 'advisory', 'is', 'why'],
        rows: lines.flatMap(({ subject, settled }) => settled.map(({ advisory, verdict, reason }) => [subject, advisory, verdict, reason])),
      },
      ...explained(lines),
    ],
    notes: [],
  };
}

function explained(lines: readonly GateLine[]): View['tables'] {
  const rows = lines.flatMap(({ subject, considered = [] }) =>
    considered.flatMap(({ rule, action, outcome, conditions }) =>
      conditions.map(({ subject: what, operator, value, held, because }) => [
        subject,
        rule,
        action,
        outcome,
        `${what} ${operator} ${value}`,
        held === null ? 'unknown' : held ? 'yes' : 'no',
        because,
      ]),
    ),
  );
  return rows.length === 0
    ? []
    : [{ title: 'Every rule that was asked', columns: ['component', 'rule', 'action', 'outcome', 'condition', 'holds', 'why'], rows }];
}

/** What people read of a replay: what would have been flagged, worst first. */
export function replayView(lines: readonly ReplayLine[], { components, verdicts, assets }: ReplaySummary): View {
  const span = ({ from, to }: ReplayLine) => `${from.by.slice(0, 10)} to ${to === null ? 'now' : to.by.slice(0, 10)}`;
  return {
    headline: [
      `Of ${components} components on ${assets} assets, now and before: ${verdicts.deny} would have been denied, ${verdicts.undetermined} undetermined, ${verdicts.review} for review.`,
    ],
    tables: [
      {
        columns: ['verdict', 'component', 'asset', 'when', 'rule', 'on', 'why'],
        rows: worstFirst
          .flatMap((verdict) => lines.filter((line) => line.verdict === verdict))
          .flatMap((line) =>
            line.decidedBy.map((one) => [
              line.verdict,
              line.component.purl ?? [line.component.name, line.component.version].filter((part) => part !== null).join(' '),
              line.asset,
              span(line),
              one.rule,
              one.term,
              one.because ?? one.reason ?? '-',
            ]),
          ),
      },
    ],
    notes: [],
  };
}

/** SARIF and JUnit of a gate. @param version the program's */
export function gateForms(version: string): Forms<[lines: readonly GateLine[], summary: GateSummary]> {
  return {
    sarif: (lines) => renderSarif(version, rulesOf(lines), lines.flatMap(resultsOf)),
    junit: (lines, { unread }) => renderJunit('waybill gate', [...lines.map(caseOf), ...unread.map(unreadCase)]),
  };
}

function rulesOf(lines: readonly GateLine[]) {
  const rules = new Map<string, string>();
  for (const { verdict, decidedBy } of lines)
    if (verdict !== 'allow')
      for (const { rule, reason, term } of decidedBy) if (!rules.has(rule)) rules.set(rule, reason ?? `${rule}: ${term}`);
  return [...rules].map(([id, text]) => ({ id, text }));
}

function resultsOf({ subject, input, place, verdict, decidedBy }: GateLine): SarifResult[] {
  if (verdict === 'allow') return [];
  return decidedBy.map((one) => ({
    rule: one.rule,
    level: verdict === 'deny' ? 'error' : 'warning',
    message: messageOf(subject, verdict, one),
    path: place.path ?? input,
    line: place.line,
    subjects: [subject, ...(place.pointer === null ? [] : [place.pointer])],
    fingerprint: `${subject}|${one.rule}|${one.term}`,
    properties: { verdict, term: one.term, policy: one.policy, obligations: one.obligations },
  }));
}

const words: Readonly<Record<GateVerdict, string>> = {
  allow: 'is allowed',
  review: 'is for review',
  deny: 'is denied',
  undetermined: 'could not be judged',
};

function messageOf(subject: string, verdict: GateVerdict, { rule, term, because, reason }: GateDecision): string {
  const why = [because, reason].filter((text) => text !== null).join('; ');
  return `${subject} ${words[verdict]} by “${rule}” on ${term}${why === '' ? '' : `: ${why}`}`;
}

function caseOf({ subject, verdict, decidedBy }: GateLine): JunitCase {
  const kind = verdict === 'undetermined' ? ('error' as const) : ('failure' as const);
  const faults = verdict === 'allow' ? [] : decidedBy.map((one) => ({ kind, type: one.rule, message: messageOf(subject, verdict, one) }));
  return { name: subject, faults };
}

function unreadCase({ input, code, message }: GateSummary['unread'][number]): JunitCase {
  return { name: input, faults: [{ kind: 'error', type: code, message }] };
}
