import { type ErrorCode, messageOf, WaybillError } from '../../domain/errors.ts';
import type { ComponentRule, FoundWaivers, PolicyFile, Situation, Waivable } from '../../policy/index.ts';
import type { CheckIndex } from '../check/check-index.ts';
import type { CheckedInput } from '../check/checked-input.ts';
import { findingsOf } from './component-findings.ts';
import { documentScores } from './document-scores.ts';
import type { GateDecision, GateLine, GateSummary, GateVerdict, SettledFinding } from './gate-line.ts';
import { type Judged, judgeByPolicies, verdictOf } from './gate-policies.ts';
import type { Heard } from './heard.ts';
import type { Releases } from './read-releases.ts';
import { surroundingsAt } from './surroundings.ts';
import { type ToldComponent, toldComponent } from './told-component.ts';

export interface GateOptions {
  readonly situation: Situation;
  /** Undefined where there are no advisories: then nothing is known of them. */
  readonly index: CheckIndex | undefined;
  /** What was there before: only what it does not have counts. */
  readonly old?: AsyncIterable<CheckedInput> | undefined;
  /** What somebody has accepted. */
  readonly waivers?: ((what: Waivable) => FoundWaivers) | undefined;
  /** What others state of findings, and what people decided of them. */
  readonly heard?: Heard | undefined;
  /** What is known of releases beside what the inputs say. */
  readonly releases?: Releases | undefined;
  /** Tells every rule that was asked. */
  readonly explain: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export interface Gate {
  readonly lines: AsyncIterable<GateLine>;
  /** Once all lines are known. */
  summary(): GateSummary;
  /** Why the verdicts are not said with full confidence; once all lines are known. */
  doubts(): readonly string[];
}

type Readable = Extract<CheckedInput, { collected: unknown }>;

/** Judges every component of the inputs by all policies. */
export function gate(inputs: AsyncIterable<CheckedInput>, policies: readonly PolicyFile[], options: GateOptions): Gate {
  const judge = judgeByPolicies(policies, surroundingsAt(options.now));
  const scoreRules = policies.map((file) => ({ ...file, licenses: undefined, components: file.components.filter(asksScore) }));
  const judgeDocument = scoreRules.some(({ components }) => components.length > 0)
    ? judgeByPolicies(scoreRules, surroundingsAt(options.now))
    : undefined;
  const asksAdvisories = policies.some(({ components }) => components.length > 0);
  const verdicts: Record<GateVerdict, number> = { allow: 0, review: 0, deny: 0, undetermined: 0 };
  const unread: { input: string; code: ErrorCode; message: string }[] = [];
  const doubts = new Set<string>();
  const before = new Set<string>();
  const counts = { known: 0, waived: 0, expired: 0 };

  async function* judgeInputs(
    all: AsyncIterable<CheckedInput>,
  ): AsyncIterable<{ one: Readable; told: ToldComponent; at?: number; settled: readonly SettledFinding[]; judged: Judged }> {
    for await (const one of all) {
      if ('error' in one) {
        unread.push({
          input: one.input,
          code: one.error instanceof WaybillError ? one.error.code : 'internal',
          message: messageOf(one.error),
        });
        continue;
      }
      const document = judgeDocument && documentOf(one);
      if (document)
        yield { one, told: document, settled: [], judged: judgeDocument(document.facts, options.situation, waiversFor(document, one)) };
      const asset = options.situation.asset ?? one.about?.name;
      const findings =
        options.index && asksAdvisories ? await findingsOf(one, options.index, options.now, options.heard?.statements(asset)) : undefined;
      const stance = options.heard?.decisions(asset);
      for (const doubt of findings?.doubts ?? []) doubts.add(doubt);
      for (const [at, component] of one.collected.components.entries()) {
        const told = withReleases(toldComponent(component, one.spellsPurls), options.releases);
        const found = findings?.of(told, stance);
        const facts = found ? { ...told.facts, findings: found.findings } : told.facts;
        yield { one, told, at, settled: found?.settled ?? [], judged: judge(facts, options.situation, waiversFor(told, one)) };
      }
    }
  }

  function waiversFor({ facts }: ToldComponent, { input }: Readable) {
    const { waivers, situation } = options;
    const assets = [...(situation.asset === undefined ? [] : [situation.asset]), input];
    return waivers && ((what: Pick<Waivable, 'ids' | 'class' | 'rule'>) => waivers({ ...what, component: facts, assets }));
  }

  async function* lines(): AsyncIterable<GateLine> {
    if (options.old) {
      for await (const { told, judged } of judgeInputs(options.old))
        for (const decision of [...judged.decisions, ...judged.undetermined]) before.add(keyOf(told, decision));
    }
    for await (const { one, told, at, settled, judged } of judgeInputs(inputs)) {
      const isNew = (decision: GateDecision) => decision.action === 'allow' || !before.has(keyOf(told, decision));
      const [decisions, undetermined] = [judged.decisions.filter(isNew), judged.undetermined.filter(isNew)];
      counts.known += judged.decisions.length + judged.undetermined.length - decisions.length - undetermined.length;
      const { verdict, decidedBy } = verdictOf(decisions, undetermined);
      verdicts[verdict] += 1;
      counts.waived += judged.waived.length;
      counts.expired += judged.expired.length;
      yield {
        subject: told.spelled,
        purl: told.purl ?? null,
        input: one.input,
        place: placeOf(one, at),
        expression: judged.expression,
        verdict,
        decidedBy,
        waived: judged.waived,
        expired: judged.expired,
        settled,
        ...(options.explain ? { considered: judged.considered } : {}),
      };
    }
  }

  return {
    lines: lines(),
    summary: () => ({ subjects: Object.values(verdicts).reduce((a, b) => a + b), verdicts, ...counts, unread }),
    doubts: () => [...doubts],
  };
}

function withReleases(told: ToldComponent, releases: Releases | undefined): ToldComponent {
  return releases ? { ...told, facts: { ...releases(told.purl), ...told.facts } } : told;
}

function asksScore({ conditions }: ComponentRule): boolean {
  return conditions.some(({ subject }) => subject === 'SCORE');
}

/** The document of an input, judged as a thing of its own; undefined where the input is none. */
function documentOf(one: Readable): ToldComponent | undefined {
  const scores = documentScores(one);
  if (!scores) return undefined;
  const name = one.about?.name ?? one.input;
  return { spelled: one.input, purl: undefined, facts: { name, cpes: [], hashes: [], licenses: [], origins: [], scores } };
}

/** @param at the place of a component; undefined for the document itself */
function placeOf({ collected, path }: Readable, at: number | undefined): GateLine['place'] {
  const place = at === undefined ? undefined : collected.components[at]!.place;
  return { path: place?.path ?? path ?? null, line: place?.line ?? null, pointer: place?.pointer ?? null };
}

/** What makes a decision the same in an older document: the component without its version, the rule, and on what it decided. */
function keyOf({ purl, facts }: ToldComponent, { policy, rule, term, because, action }: GateDecision): string {
  const bare = purl === undefined ? `${facts.group ?? ''}/${facts.name}` : purl.replace(/@[^@/?#]*(?=[?#]|$)/, '');
  return JSON.stringify([bare, policy, rule, term, because, action]);
}
