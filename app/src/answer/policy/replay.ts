import type { CollectedComponent, ComponentKind } from '../../domain/collected.ts';
import { formatTime } from '../../domain/time.ts';
import { listAssets } from '../../ledger/assets.ts';
import { type Component, componentsAfter, factsOfComponent } from '../../ledger/components/find.ts';
import { presencesOf } from '../../ledger/presences.ts';
import type { PolicyFile, Situation } from '../../policy/index.ts';
import type { Bounds } from '../answer.ts';
import type { ReadableInput } from '../check/checked-input.ts';
import type { Inventory } from '../inventory.ts';
import { mergeStreams } from '../where/merge-streams.ts';
import { type FoundOfComponent, findingsOf, type InputFindings } from './component-findings.ts';
import type { GateDecision, GateVerdict } from './gate-line.ts';
import { type JudgeByPolicies, judgeByPolicies, verdictOf } from './gate-policies.ts';
import { stancesInLedger } from './ledger-stances.ts';
import { surroundingsAt } from './surroundings.ts';
import { type ToldComponent, toldComponent } from './told-component.ts';

/** What policies would have said of a component while it was on an asset, by what is known of it now. */
export interface ReplayLine {
  readonly asset: string;
  readonly component: { readonly purl: string | null; readonly name: string; readonly version: string | null };
  /** When it came and, where it has gone, when it went. */
  readonly from: Bounds;
  readonly to: Bounds | null;
  readonly verdict: GateVerdict;
  readonly decidedBy: readonly GateDecision[];
}

export interface ReplaySummary {
  readonly components: number;
  /** Presences, past ones too, by what would have been said of them; those that would have passed have no line. */
  readonly verdicts: Readonly<Record<GateVerdict, number>>;
  readonly assets: number;
}

export interface Replay {
  readonly lines: AsyncIterable<ReplayLine>;
  /** Once all lines are known. */
  summary(): ReplaySummary;
}

/** Components that are judged at a time. */
const batch = 1000;

const worstFirst: readonly GateVerdict[] = ['deny', 'undetermined', 'review', 'allow'];

/** Runs policies over everything that is or was anywhere by the ledger: what they would have flagged had they been in force. */
export function replay(inventory: Inventory, policies: readonly PolicyFile[], situation: Situation, now: number): Replay {
  const { ledger, advisories } = inventory;
  const judge = judgeByPolicies(policies, surroundingsAt(now));
  const asksAdvisories = policies.some(({ components }) => components.length > 0) && advisories.status(now).length > 0;
  const stances = stancesInLedger(ledger, now);
  const tags = new Map(listAssets(ledger).map((asset) => [asset.name, asset.tags]));
  const verdicts: Record<GateVerdict, number> = { allow: 0, review: 0, deny: 0, undetermined: 0 };
  let components = 0;

  async function* lines(): AsyncIterable<ReplayLine> {
    let last = 0;
    for (;;) {
      const found = componentsAfter(ledger.database, last, batch);
      if (found.length === 0) return;
      last = found.at(-1)!.id;
      components += found.length;
      const told = found.map((component) => variantsOf(component));
      const findings = asksAdvisories ? await findingsOf(inputOf(told.flat()), { parts: [advisories], close: () => {} }, now) : undefined;
      for (const [at, component] of found.entries()) yield* judgeComponent(component, told[at]!, findings);
    }
  }

  /** Sources that disagree are judged each by itself, and the worst counts. */
  function variantsOf({ id, purl, name, version, kind }: Component): CollectedComponent[] {
    const facts = factsOfComponent(ledger.database, id);
    return (facts.length > 0 ? facts : [{}]).map(({ location: _, ...rest }) => ({
      ref: String(id),
      kind: kind as ComponentKind,
      name,
      ...(version === undefined ? {} : { version }),
      ...(purl === undefined ? {} : { purl }),
      ...rest,
    }));
  }

  function* judgeComponent(
    component: Component,
    variants: readonly CollectedComponent[],
    findings: InputFindings | undefined,
  ): Iterable<ReplayLine> {
    const { purl, name, version } = component;
    const toldVariants = variants.map((variant) => toldComponent(variant, true));
    for (const presence of mergeStreams(presencesOf(ledger, [component.id]))) {
      const where = { ...situation, asset: presence.asset, tags: tags.get(presence.asset) ?? [] };
      const { verdict, decidedBy } = worstOf(
        toldVariants.map((told) => verdictOn(judge, told, findings?.of(told, stances(component, presence.asset)), where)),
      );
      verdicts[verdict] += 1;
      if (verdict === 'allow') continue;
      yield {
        asset: presence.asset,
        component: { purl: purl ?? null, name, version: version ?? null },
        from: bounds(presence.fromAfter, presence.fromBy),
        to: presence.toBy === undefined ? null : bounds(presence.toAfter, presence.toBy),
        verdict,
        decidedBy,
      };
    }
  }

  return { lines: lines(), summary: () => ({ components, verdicts, assets: tags.size }) };
}

function verdictOn(judge: JudgeByPolicies, { facts }: ToldComponent, found: FoundOfComponent | undefined, situation: Situation) {
  const { decisions, undetermined } = judge(found ? { ...facts, findings: found.findings } : facts, situation);
  return verdictOf(decisions, undetermined);
}

function worstOf<T extends { readonly verdict: GateVerdict }>(all: readonly T[]): T {
  return all.reduce((worst, one) => (worstFirst.indexOf(one.verdict) < worstFirst.indexOf(worst.verdict) ? one : worst));
}

function inputOf(components: readonly CollectedComponent[]): ReadableInput {
  const collected = { scope: 'ledger', complete: true, components, services: [], relations: [], gaps: [] };
  return { input: 'ledger', collected, spellsPurls: true };
}

function bounds(after: number | undefined, by: number): Bounds {
  return { after: after === undefined ? null : formatTime(after), by: formatTime(by) };
}
