import { messageOf, WaybillError } from '../../domain/errors.ts';
import type { VerdictKind } from '../../domain/verdict.ts';
import type { CheckIndex } from './check-index.ts';
import type { CheckLine, CheckSummary, UnreadInput } from './check-line.ts';
import { type CheckedInput, pathOfPlace, type ReadableInput } from './checked-input.ts';
import { checkedMemory } from './checked-memory.ts';
import { distinctComponents } from './distinct-components.ts';
import { feedCoverage } from './feed-coverage.ts';
import { lineWriter } from './write-line.ts';

export interface CheckOptions {
  /** Tells *notAffected* and *fixed* too. */
  readonly all: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export interface Check {
  readonly lines: AsyncIterable<CheckLine>;
  /** Once all lines are known. */
  summary(): CheckSummary;
  /** Why "nothing found" is not said with full confidence; once all lines are known. */
  doubts(): readonly string[];
}

/** Judges what the inputs tell by the advisories, without any ledger: a line for each component and record that names it. */
export function check(inputs: AsyncIterable<CheckedInput>, index: CheckIndex, options: CheckOptions): Check {
  const coverage = feedCoverage(index.parts, options.now);
  const memory = checkedMemory(index.parts, coverage.speaksOf);
  const named = new Set<string>();
  const unread: UnreadInput[] = [];
  const verdicts: Record<VerdictKind, number> = { affected: 0, undetermined: 0, notAffected: 0, fixed: 0 };
  const counts = { components: 0, gaps: 0 };

  async function* lines(): AsyncIterable<CheckLine> {
    for await (const one of inputs) {
      named.add(one.input);
      if ('error' in one) unread.push(unreadOf(one.input, one.error));
      else yield* judgeInput(one);
    }
  }

  function* judgeInput(one: ReadableInput): Iterable<CheckLine> {
    noteGaps(one);
    const told = distinctComponents(one);
    counts.components += told.length;
    const tell = lineWriter(one);
    for (const { at, subject, judged } of memory.judge(told)) {
      const { records, advice } = judged;
      const uncovered = coverage.uncovered(subject);
      for (const record of records) {
        const { kind } = record.judgement;
        verdicts[kind] += 1;
        if (options.all || kind === 'affected' || kind === 'undetermined') yield tell(told[at]!, subject, record, advice);
      }
      if (records.length === 0 && uncovered !== undefined) {
        verdicts.undetermined += 1;
        yield tell(told[at]!, subject, uncovered, null);
      }
    }
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
    summary: () => ({ inputs: named.size, ...counts, verdicts, unread, feeds: coverage.feeds }),
    doubts: coverage.doubts,
  };
}

function unreadOf(input: string, error: unknown): UnreadInput {
  return { input, code: error instanceof WaybillError ? error.code : 'internal', message: messageOf(error) };
}
