import type { Collected, Relation, Scope } from '../domain/collected.ts';

/** Strongest first: a component that is required on one way and for development on another is required. */
const strongestFirst: readonly Scope[] = ['required', 'optional', 'development'];

/**
 * Tells of every component whether the project needs it itself and how it is used, by following the relations from what is needed directly.
 * The scope of a way is its weakest link; the scope of a component is that of its strongest way. What is on no way keeps what it had.
 *
 * @param direct refs of what the project needs itself, each with how; undefined where that is not told, which then says nothing of what follows
 */
export function spreadScopes(collected: Collected, direct: ReadonlyMap<string, Scope | undefined>): Collected {
  const scopes = scopesFrom(collected.relations, direct);
  const components = collected.components.map((component) => {
    const scope = scopes.get(component.ref) ?? component.scope;
    return { ...component, ...(scope ? { scope } : {}), direct: direct.has(component.ref) };
  });
  return { ...collected, components };
}

function scopesFrom(relations: readonly Relation[], direct: ReadonlyMap<string, Scope | undefined>): Map<string, Scope> {
  const needs = Map.groupBy(relations, ({ from }) => from);
  const waiting: Record<Scope, string[]> = { required: [], optional: [], development: [] };
  for (const [ref, scope] of direct) if (scope) waiting[scope].push(ref);
  const scopes = new Map<string, Scope>();
  for (const scope of strongestFirst) {
    // The list grows while it is walked: a way that gets weaker goes on in a later list.
    for (const ref of waiting[scope]) {
      if (scopes.has(ref)) continue;
      scopes.set(ref, scope);
      for (const need of needs.get(ref) ?? []) waiting[weaker(scope, need.scope ?? 'required')].push(need.to);
    }
  }
  return scopes;
}

function weaker(a: Scope, b: Scope): Scope {
  return strongestFirst.indexOf(a) > strongestFirst.indexOf(b) ? a : b;
}
