import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Collected, Relation, Scope } from '../domain/collected.ts';
import { spreadScopes } from './spread-scopes.ts';

const graph = (refs: readonly string[], edges: readonly (readonly [string, string, Scope?])[]): Collected => ({
  scope: 'x',
  complete: true,
  components: refs.map((ref) => ({ ref, kind: 'library', name: ref })),
  services: [],
  relations: edges.map(([from, to, scope]): Relation => ({ kind: 'dependsOn', from, to, ...(scope ? { scope } : {}) })),
  gaps: [],
});

test('the scope of a way is its weakest link, that of a component its strongest way', () => {
  const { components } = spreadScopes(
    graph(
      ['app', 'maybe', 'tool', 'both', 'lone'],
      [
        ['app', 'maybe', 'optional'],
        ['maybe', 'both', 'required'],
        ['tool', 'both'],
        ['tool', 'app', 'development'],
      ],
    ),
    new Map<string, Scope>([
      ['app', 'required'],
      ['tool', 'development'],
    ]),
  );
  expect(components.map(({ ref, scope, direct }) => [ref, scope, direct])).toEqual([
    ['app', 'required', true],
    ['maybe', 'optional', false],
    ['tool', 'development', true],
    ['both', 'optional', false],
    ['lone', undefined, false],
  ]);
});

test('what is needed directly without saying how is direct, and says nothing of what follows', () => {
  const { components } = spreadScopes(graph(['a', 'b'], [['a', 'b']]), new Map([['a', undefined]]));
  expect(components.map(({ scope, direct }) => [scope, direct])).toEqual([
    [undefined, true],
    [undefined, false],
  ]);
});

test('circles end, and every needed component has a scope', () => {
  const refs = ['a', 'b', 'c', 'd'];
  const anyEdge = fc.tuple(
    fc.constantFrom(...refs),
    fc.constantFrom(...refs),
    fc.constantFrom<Scope>('required', 'optional', 'development'),
  );
  fc.assert(
    fc.property(fc.array(anyEdge), (edges) => {
      const { components } = spreadScopes(graph(refs, edges), new Map<string, Scope>([['a', 'required']]));
      const reached = new Set(['a']);
      for (let before = -1; before !== reached.size; ) {
        before = reached.size;
        for (const [from, to] of edges) if (reached.has(from)) reached.add(to);
      }
      expect(components.filter(({ scope }) => scope !== undefined).map(({ ref }) => ref)).toEqual(refs.filter((ref) => reached.has(ref)));
    }),
  );
});
