import { join } from 'node:path';
import { messageOf, WaybillError } from '../../domain/errors.ts';
import type { VerdictKind } from '../../domain/verdict.ts';
import type { CheckIndex } from './check-index.ts';
import type { CheckLine, CheckSummary, UnreadInput } from './check-line.ts';
import { type CheckedComponent, checkedComponent } from './checked-component.ts';
import type { CheckedInput } from './checked-input.ts';
import { dependencyPaths } from './dependency-paths.ts';
import { feedCoverage } from './feed-coverage.ts';
import { componentJudge, type JudgedComponent, type JudgedRecord } from './judge-components.ts';
import { severityOf } from './severity-of.ts';

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

type Readable = Extract<CheckedInput, { collected: unknown }>;

/** Judges what the inputs tell by the advisories, without any ledger: a line for each component and record that names it. */
export function check(inputs: AsyncIterable<CheckedInput>, index: CheckIndex, options: CheckOptions): Check {
  const judgeAll = componentJudge(index.parts);
  const coverage = feedCoverage(index.parts, options.now);
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

  function* judgeInput(one: Readable): Iterable<CheckLine> {
    const { collected } = one;
    counts.gaps += collected.gaps.length;
    const hidden = collected.gaps.filter(({ blocking }) => blocking);
    if (hidden[0])
      unread.push({
        input: hidden[0].path === undefined ? (one.path ?? one.input) : pathIn(one.root, hidden[0].path),
        code: 'malformed',
        message: hiddenMessage(hidden),
      });
    const components = distinct(collected.components.map((told) => checkedComponent(told, one)));
    counts.components += components.length;
    const judged = judgeAll(components);
    const tell = lineWriter(one);
    for (const [at, component] of components.entries()) yield* linesOf(component, judged[at]!, tell);
  }

  function* linesOf(component: CheckedComponent, judged: JudgedComponent, tell: LineWriter): Iterable<CheckLine> {
    const gap = coverage.uncovered(component.subject.purl);
    for (const record of judged.records) {
      const { kind } = record.judgement;
      verdicts[kind] += 1;
      if (options.all || kind === 'affected' || kind === 'undetermined') yield tell(component, judged, record);
    }
    if (gap === undefined || judged.records.length > 0) return;
    verdicts.undetermined += 1;
    yield tell(component, judged, gap);
  }

  return {
    lines: lines(),
    summary: () => ({ inputs: named.size, ...counts, verdicts, unread, feeds: coverage.feeds }),
    doubts: coverage.doubts,
  };
}

type LineWriter = (component: CheckedComponent, judged: JudgedComponent, said: JudgedRecord | string) => CheckLine;

function lineWriter(one: Readable): LineWriter {
  const pathsTo = dependencyPaths(one.collected);
  const spelled = new Map<string, string>();
  const spell = (ref: string) => {
    if (spelled.size === 0) for (const told of one.collected.components) spelled.set(told.ref, checkedComponent(told, one).spelled);
    return spelled.get(ref) ?? ref;
  };
  return ({ told, spelled: component, purl, subject }, { advice }, said) => {
    const { path, line, pointer } = told.place ?? {};
    const record = typeof said === 'string' ? undefined : said;
    return {
      input: one.input,
      component,
      name: told.name,
      version: subject.version ?? null,
      purl: purl ?? null,
      paths: pathsTo(told.ref).map((way) => way.map(spell)),
      scope: told.scope ?? null,
      place: { path: (path === undefined ? one.path : pathIn(one.root, path)) ?? null, line: line ?? null, pointer: pointer ?? null },
      advisory: record?.advisory.id ?? null,
      group: record?.group.id ?? null,
      aliases: record?.group.members.filter((member) => member !== record.advisory.id) ?? [],
      class: record?.advisory.class ?? null,
      summary: record?.advisory.summary ?? null,
      feed: record?.feed ?? null,
      verdict: record?.judgement.kind ?? 'undetermined',
      clause: record?.judgement.clause ?? null,
      reason: typeof said === 'string' ? said : said.judgement.reason,
      fixed: record?.judgement.fixed ?? [],
      severity: record ? severityOf(record.advisory) : null,
      advice,
    };
  };
}

function pathIn(root: string | undefined, path: string): string {
  return root === undefined ? path : join(root, path);
}

/** What a source tells twice in the same words is one component. */
function distinct(components: readonly CheckedComponent[]): readonly CheckedComponent[] {
  const seen = new Map<string, CheckedComponent>();
  for (const component of components) {
    const key = component.told.purl === undefined ? `\n${component.told.ref}` : component.spelled;
    if (!seen.has(key)) seen.set(key, component);
  }
  return seen.size === components.length ? components : [...seen.values()];
}

function hiddenMessage(gaps: readonly { readonly message: string; readonly line?: number }[]): string {
  const [first] = gaps;
  const place = first!.line === undefined ? '' : `line ${first!.line}: `;
  return `${place}${first!.message}${gaps.length > 1 ? `, and ${gaps.length - 1} more that could not be read` : ''}`;
}

function unreadOf(input: string, error: unknown): UnreadInput {
  return { input, code: error instanceof WaybillError ? error.code : 'internal', message: messageOf(error) };
}
