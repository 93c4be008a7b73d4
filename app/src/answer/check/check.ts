import type { CollectedComponent, Scope } from '../../domain/collected.ts';
import { messageOf, WaybillError } from '../../domain/errors.ts';
import type { VerdictKind } from '../../domain/verdict.ts';
import type { CheckIndex } from './check-index.ts';
import type { CheckLine, CheckSummary, UnreadInput } from './check-line.ts';
import { type CheckedInput, pathOfPlace, type ReadableInput } from './checked-input.ts';
import { checkedMemory } from './checked-memory.ts';
import { componentsToJudge } from './components-to-judge.ts';
import { decisions, isFinding, type Wishes } from './decide/decisions.ts';
import { ownerJudge } from './decide/owner-judge.ts';
import { distinctComponents } from './distinct-components.ts';
import { enricher } from './enrich.ts';
import { feedCoverage } from './feed-coverage.ts';
import { ownPackages } from './own-packages.ts';
import { lineWriter } from './write-line.ts';

export interface CheckOptions {
  /** Tells *notAffected* and *fixed* too. */
  readonly all: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Only components of these scopes; one without is required. */
  readonly scopes?: ReadonlySet<Scope> | undefined;
  readonly wishes?: Wishes;
  /** Is told, more than once, that there is more to judge than a document or two. */
  readonly onMuch?: () => void;
}

/** Components after which a run is a long one. */
const worthOptimizing = 1500;

export interface Check {
  readonly lines: AsyncIterable<CheckLine>;
  /** Once all lines are known. */
  summary(): CheckSummary;
}

const changedMeanwhile = 'The advisories were written by another program while they were read: run it again.';

/** Judges what the inputs tell by the advisories, without any ledger: a line for each component and record that names it. */
export function check(inputs: AsyncIterable<CheckedInput>, index: CheckIndex, options: CheckOptions): Check {
  const coverage = feedCoverage(index.parts, options.now);
  const memory = checkedMemory(index.parts, coverage.asks);
  const named = new Set<string>();
  const unread: UnreadInput[] = [];
  const verdicts: Record<VerdictKind, number> = { affected: 0, undetermined: 0, notAffected: 0, fixed: 0 };
  const counts = { components: 0, gaps: 0 };
  let outOfScope = 0;
  const enrich = enricher(index.parts, coverage.kinds);
  const { decide, counts: decided } = decisions({ ...options.wishes, owners: ownerJudge(index.parts) });

  async function* lines(): AsyncIterable<CheckLine> {
    for await (const one of inputs) {
      named.add(one.input);
      if ('error' in one) unread.push(unreadOf(one.input, one.error));
      else yield* judgeInput(one);
    }
  }

  function* judgeInput(one: ReadableInput): Iterable<CheckLine> {
    noteGaps(one);
    const components = componentsToJudge(one);
    if (counts.components > worthOptimizing) options.onMuch?.();
    // By scope first: what one part of a document needs only for development, another may need always.
    const told = distinctComponents(options.scopes ? components.filter(isInScope) : components, one);
    counts.components += told.length;
    if (options.scopes) outOfScope += distinctComponents(components, one).length - told.length;
    const judged = memory.judge(told);
    const own = ownPackages(told, one, index.parts);
    const tell = lineWriter(one, enrich([...judged.flatMap(({ judged: { records } }) => records), ...[...own.values()].flat()]));
    for (const { at, subject, judged: said } of judged) {
      const ofNamesakes = own.get(told[at]!);
      const records = ofNamesakes ? [...said.records, ...ofNamesakes] : said.records;
      const { advice } = said;
      const uncovered = ofNamesakes ? undefined : coverage.uncovered(told[at]!, subject, records);
      for (const record of records) {
        const { kind } = record.judgement;
        if (!options.all && !isFinding(kind)) {
          verdicts[kind] += 1;
          continue;
        }
        const line = tell(told[at]!, subject, record, advice);
        const stated = decide(line, told[at]!, subject, one);
        verdicts[(stated ?? line).verdict] += 1;
        if (stated && (options.all || stated.vex || stated.verdict !== line.verdict || isFinding(stated.verdict))) yield stated;
      }
      if (uncovered === undefined) continue;
      verdicts.undetermined += 1;
      const line = decide(tell(told[at]!, subject, uncovered, null), told[at]!, subject, one);
      if (line) yield line;
    }
  }

  function isInScope({ scope = 'required' }: CollectedComponent): boolean {
    return options.scopes?.has(scope) ?? true;
  }

  function doubts(): readonly string[] {
    return [...coverage.doubts(), ...(index.parts.every((part) => part.isStill()) ? [] : [changedMeanwhile])];
  }

  function noteGaps(one: ReadableInput): void {
    const { gaps } = one.collected;
    counts.gaps += gaps.length;
    const hiding = gaps.filter(({ blocking }) => blocking);
    const [first] = hiding;
    if (!first) return;
    const place = first.line === undefined ? '' : `line ${first.line}: `;
    const more = hiding.length > 1 ? `, and ${hiding.length - 1} more that could not be read` : '';
    const input = pathOfPlace(one, first) ?? one.input;
    unread.push({ input, code: 'malformed', message: `${place}${first.message}${more}` });
  }

  return {
    lines: lines(),
    summary: () => {
      const { aside, ...more } = decided();
      return {
        inputs: named.size,
        ...counts,
        verdicts,
        ...more,
        aside: { ...aside, outOfScope },
        unread,
        feeds: coverage.feeds,
        doubts: doubts(),
      };
    },
  };
}

function unreadOf(input: string, error: unknown): UnreadInput {
  return { input, code: error instanceof WaybillError ? error.code : 'internal', message: messageOf(error) };
}
