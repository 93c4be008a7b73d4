import { compilePattern, type Pattern } from '../../../platform/pattern/index.ts';
import type { JsonObject } from '../../reading.ts';
import { type Path, parsePath, pointerOf, type Selected, selectItems, valuesOf } from '../../select/index.ts';
import type { Rule, RuleFormat } from '../rule.ts';
import { shown } from '../rules/identity.ts';
import { isEmptyValue } from './empty-value.ts';
import type { OwnRule } from './rules-schema.ts';

/** Tells what an element, or all that are selected, lack of what is demanded. */
type Demand = (elements: readonly Selected[], tell: (fault: string, at?: Selected) => void) => void;

/** A rule of `validate --rules`, and one that warns where it has nothing to judge. @throws WaybillError `usage` for paths and regular expressions that are none */
export function ownRules({ id, selector, assertion, severity = 'error', message, formats = ['cyclonedx', 'spdx'] }: OwnRule): Rule[] {
  const { path, where = {} } = typeof selector === 'string' ? { path: selector } : selector;
  const way = parsePath(path);
  const filters = Object.entries(where).map(([field, pattern]) => ({ field: parsePath(field), pattern: compilePattern(pattern) }));
  const demands = demandsOf(assertion);
  const elementsIn = (document: JsonObject) =>
    selectItems(document, way).filter(({ value }) => filters.every((filter) => hasMatch(value, filter)));
  const judging: Rule = {
    id,
    severity,
    demands: message ?? `what ${path || 'the document'} holds is as this rule of yours demands`,
    formats: formats.flatMap((format): readonly RuleFormat[] => (format === 'spdx' ? ['spdx', 'spdx3'] : [format])),
    start: ({ document, report }) => ({
      end: () => {
        const elements = elementsIn(document);
        const tell = (fault: string, at?: Selected) =>
          report(message === undefined ? fault : `${message} (${fault})`, { pointer: at ? pointerOf(at) : '', cause: fault });
        for (const demand of demands) demand(elements, tell);
      },
    }),
  };
  return assertion.count === undefined ? [judging, idle(judging, elementsIn)] : [judging];
}

/** A path that is misspelt must not pass for a rule that is kept. */
function idle({ id, formats }: Rule, elementsIn: (document: JsonObject) => readonly Selected[]): Rule {
  return {
    id: `${id}/selects-nothing`,
    severity: 'warning',
    demands: `the rule ${id} selects something`,
    formats,
    start: ({ document, report }) => ({
      end: () => {
        if (elementsIn(document).length === 0)
          report(`the rule ${id} selects nothing in this document, and so judges nothing`, { pointer: '' });
      },
    }),
  };
}

function hasMatch(value: unknown, { field, pattern }: { readonly field: Path; readonly pattern: Pattern }): boolean {
  return valuesOf(value, field).some((one) => pattern.test(textOf(one)));
}

function demandsOf({ has, lacks, matches, oneOf, unique, count }: OwnRule['assertion']): Demand[] {
  return [
    ...(has ?? []).map((field) =>
      eachElement(parsePath(field), (values) => (values.every(isEmptyValue) ? `${field} is missing` : undefined)),
    ),
    ...(lacks ?? []).map((field) =>
      eachElement(parsePath(field), (values) => (values.every(isEmptyValue) ? undefined : `${field} is there`)),
    ),
    ...Object.entries(matches ?? {}).map(([field, source]) => {
      const pattern = compilePattern(source);
      return eachElement(parsePath(field), (values) => faultOf(field, values, (text) => pattern.test(text), `does not match ${source}`));
    }),
    ...Object.entries(oneOf ?? {}).map(([field, allowed]) => {
      const texts = new Set(allowed.map(String));
      const what = `is none of ${allowed.slice(0, 10).join(', ')}`;
      return eachElement(parsePath(field), (values) => faultOf(field, values, (text) => texts.has(text), what));
    }),
    ...(unique === undefined ? [] : [uniqueIn(unique)]),
    ...(count === undefined ? [] : [countOf(count)]),
  ];
}

function eachElement(field: Path, judge: (values: readonly unknown[]) => string | undefined): Demand {
  return (elements, tell) => {
    for (const element of elements) {
      const fault = judge(valuesOf(element.value, field));
      if (fault !== undefined) tell(fault, element);
    }
  };
}

/** A value that is missing satisfies nothing. */
function faultOf(field: string, values: readonly unknown[], accepts: (text: string) => boolean, otherwise: string): string | undefined {
  if (values.length === 0) return `${field} is missing`;
  const wrong = values.find((value) => !accepts(textOf(value)));
  return wrong === undefined ? undefined : `${field} ${shown(wrong)} ${otherwise}`;
}

function uniqueIn(field: string): Demand {
  const path = parsePath(field);
  return (elements, tell) => {
    const seen = new Set<string>();
    for (const element of elements) {
      const texts = new Set(valuesOf(element.value, path).map(textOf));
      for (const text of texts) {
        if (seen.has(text)) tell(`${field} ${shown(text)} stands in another element too`, element);
        seen.add(text);
      }
    }
  };
}

function countOf({
  least = 0,
  most = Number.POSITIVE_INFINITY,
}: {
  readonly least?: number | undefined;
  readonly most?: number | undefined;
}): Demand {
  return ({ length }, tell) => {
    if (length < least) tell(`there are ${length} where at least ${least} must be`);
    if (length > most) tell(`there are ${length} where at most ${most} may be`);
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
