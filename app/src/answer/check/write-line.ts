import type { CollectedComponent } from '../../domain/collected.ts';
import { formatPurl } from '../../domain/purl/index.ts';
import type { Verdict } from '../../domain/verdict.ts';
import type { Subject } from '../../match/index.ts';
import type { CheckLine } from './check-line.ts';
import { pathOfPlace, type ReadableInput, spell } from './checked-input.ts';
import { dependencyPaths } from './dependency-paths.ts';
import type { Enriched } from './enrich.ts';
import type { JudgedRecord } from './judge-components.ts';

/** Tells what a record says of a component; or, in words, why nothing is known of it. */
export type LineWriter = (told: CollectedComponent, subject: Subject, record: JudgedRecord | string, advice: string | null) => CheckLine;

/** What a line says of the component, whatever the record. */
type Told = Pick<CheckLine, 'input' | 'component' | 'name' | 'version' | 'purl' | 'paths' | 'scope' | 'place'>;

/** What a line says of the record, whatever the component. */
type Said = Pick<
  CheckLine,
  'advisory' | 'group' | 'aliases' | 'class' | 'title' | 'feed' | 'severity' | 'exploited' | 'exploitProbability' | 'cwes' | 'remedy'
>;

export function lineWriter(one: ReadableInput, enriched: Enriched): LineWriter {
  const pathsTo = dependencyPaths(one.collected);
  let byRef: ReadonlyMap<string, CollectedComponent> | undefined;
  let last: { readonly of: CollectedComponent; readonly told: Told } | undefined;

  function spellRef(ref: string): string {
    byRef ??= new Map(one.collected.components.map((each) => [each.ref, each]));
    const component = byRef.get(ref);
    return component ? spell(component, one) : ref;
  }

  /** One component has many lines in a row. */
  function toldOf(component: CollectedComponent, { purl, version }: Subject): Told {
    if (last?.of === component) return last.told;
    const { line, pointer } = component.place ?? {};
    const told = {
      input: one.input,
      component: spell(component, one),
      name: component.name,
      version: version ?? null,
      purl: purl ? formatPurl(purl) : null,
      paths: pathsTo(component.ref).map((way) => way.map(spellRef)),
      scope: component.scope ?? null,
      place: { path: pathOfPlace(one, component.place) ?? null, line: line ?? null, pointer: pointer ?? null },
    };
    last = { of: component, told };
    return told;
  }

  return (component, subject, record, advice) => {
    const told = toldOf(component, subject);
    if (typeof record === 'string') return lineOf(told, nothingSaid, { kind: 'undetermined', reason: record, fixed: [] }, advice);
    return lineOf(told, saidOf(record, enriched), record.judgement, advice);
  };
}

/** Field by field: spreading together so many takes V8 five times as long. */
function lineOf(told: Told, said: Said, { kind, clause, reason, fixed }: Verdict, advice: string | null): CheckLine {
  return {
    input: told.input,
    component: told.component,
    name: told.name,
    version: told.version,
    purl: told.purl,
    paths: told.paths,
    scope: told.scope,
    place: told.place,
    advisory: said.advisory,
    group: said.group,
    aliases: said.aliases,
    class: said.class,
    title: said.title,
    feed: said.feed,
    severity: said.severity,
    exploited: said.exploited,
    exploitProbability: said.exploitProbability,
    cwes: said.cwes,
    remedy: said.remedy,
    verdict: kind,
    clause: clause ?? null,
    reason,
    fixed,
    advice,
    vex: null,
    waived: null,
  };
}

const nothingSaid: Said = {
  advisory: null,
  group: null,
  aliases: [],
  class: null,
  title: null,
  feed: null,
  severity: null,
  exploited: null,
  exploitProbability: null,
  cwes: null,
  remedy: null,
};

function saidOf({ advisory, group, feed }: JudgedRecord, enriched: Enriched): Said {
  const { id, summary, rated, cwes, remedy } = advisory;
  const aliases = group.members.filter((member) => member !== id);
  const rank = enriched(group.members);
  return {
    advisory: id,
    group: group.id,
    aliases,
    class: advisory.class,
    title: summary,
    feed,
    severity: rated ?? null,
    exploited: rank.exploited,
    exploitProbability: rank.exploitProbability,
    cwes: cwes ?? null,
    remedy: remedy ?? null,
  };
}
