import { type Element, elementsOf } from '../elements/index.ts';
import { nameOf } from '../validate/walk-document.ts';
import type { WorkDocument } from '../work-document.ts';
import { type DocumentFacts, factsOf } from './document-facts.ts';
import type { Field, Profile } from './profile.ts';

export interface FieldScore {
  readonly field: string;
  readonly demands: string;
  readonly scope: 'document' | 'component';
  /** Of how many it is demanded, and how many have it. */
  readonly of: number;
  readonly having: number;
  /** From 0 to 1; null where there is no component to have it. */
  readonly share: number | null;
}

export interface WorstComponent {
  readonly component: string;
  readonly pointer: string;
  readonly missing: readonly string[];
}

export interface ProfileScore {
  readonly profile: Profile['id'];
  readonly title: string;
  readonly source: string;
  /** From 0 to 100, with one decimal; null where the document lists nothing to score. */
  readonly score: number | null;
  /** How the number comes about. */
  readonly derivation: string;
  readonly fields: readonly FieldScore[];
  /** The components that lack the most, worst first. */
  readonly worst: readonly WorstComponent[];
}

/** Components of each profile that are named as the worst. */
const mostWorst = 10;

/** How complete a document is by sets of minimum elements: the mean, over the fields of each, of the share that has the field. */
export function scoreDocument(
  document: WorkDocument,
  profiles: readonly Profile[],
): { readonly components: number; readonly scores: readonly ProfileScore[] } {
  const facts = factsOf(document);
  const wanted = [...new Set(profiles.flatMap(({ fields }) => fields))];
  const counts = new Map<Field, Count>(wanted.map((field) => [field, startOf(field, facts)]));
  const worst = profiles.map(() => [] as { readonly element: Element; readonly missing: readonly string[] }[]);
  let components = 0;
  for (const element of elementsOf(document)) {
    if (element.kind !== 'component') continue;
    components++;
    const lacking = new Set<Field>();
    for (const field of wanted) {
      if (field.scope === 'document' || field.applies?.(element, facts) === false) continue;
      const count = counts.get(field)!;
      count.of++;
      if (field.has(element, facts)) count.having++;
      else lacking.add(field);
    }
    if (lacking.size === 0) continue;
    for (const [index, { fields }] of profiles.entries()) {
      const missing = fields.filter((field) => lacking.has(field)).map(({ id }) => id);
      if (missing.length > 0) keepWorst(worst[index]!, { element, missing });
    }
  }
  return { components, scores: profiles.map((profile, index) => scoreOf(profile, counts, components, worst[index]!)) };
}

/** Of how many a field is demanded, and how many have it. */
interface Count {
  of: number;
  having: number;
}

function startOf(field: Field, facts: DocumentFacts): Count {
  return field.scope === 'document' ? { of: 1, having: field.has(facts) ? 1 : 0 } : { of: 0, having: 0 };
}

/** Keeps a short list in order, so that a document of a million components needs no longer one. */
function keepWorst<T extends { readonly missing: readonly string[] }>(list: T[], one: T): void {
  if (list.length === mostWorst && list.at(-1)!.missing.length >= one.missing.length) return;
  const at = list.findIndex(({ missing }) => missing.length < one.missing.length);
  list.splice(at < 0 ? list.length : at, 0, one);
  if (list.length > mostWorst) list.pop();
}

function scoreOf(
  { id, title, source, fields }: Profile,
  counts: ReadonlyMap<Field, Count>,
  components: number,
  worst: readonly { readonly element: Element; readonly missing: readonly string[] }[],
): ProfileScore {
  const scored = fields.map((field): FieldScore => {
    const { of, having } = counts.get(field)!;
    return { field: field.id, demands: field.demands, scope: field.scope, of, having, share: of === 0 ? null : having / of };
  });
  const sum = scored.reduce((total, { share }) => total + (share ?? 0), 0);
  const score = components === 0 ? null : Math.round((sum / fields.length) * 1000) / 10;
  const terms = scored.map(({ field, having, of }) => `${field} ${having}/${of}`).join(' + ');
  return {
    profile: id,
    title,
    source,
    score,
    derivation: score === null ? 'There is no component to score.' : `100 × (${terms}) / ${fields.length} fields = ${score}`,
    fields: scored,
    worst: worst.map(({ element, missing }) => ({
      component: nameOf(element.object) ?? element.name ?? element.ref ?? '(without a name)',
      pointer: element.pointer,
      missing,
    })),
  };
}
