import { limits } from '../../platform/limits.ts';
import type { Pom, PomParent } from './pom.ts';

/** How many properties one text may name, directly or through other properties. */
const maxSubstitutions = 1000;

/** A pom and its parents, the nearest first, and what properties mean in it. */
export class Lineage {
  readonly poms: readonly Pom[];
  /** The parent that is not in the tree, which ends what is known. */
  readonly missing: PomParent | undefined;

  constructor(pom: Pom, parentOf: (parent: PomParent, child: Pom) => Pom | undefined) {
    const poms = [pom];
    let at: Pom | undefined = pom;
    while (at?.parent !== undefined) {
      const parent: Pom | undefined = parentOf(at.parent, at);
      if (parent === undefined || poms.includes(parent) || poms.length >= limits.pomParents) break;
      poms.push(parent);
      at = parent;
    }
    this.poms = poms;
    this.missing = at?.parent;
  }

  get groupId(): string | undefined {
    return this.poms[0]?.groupId ?? this.poms[0]?.parent?.groupId;
  }

  get version(): string | undefined {
    return this.poms[0]?.version ?? this.poms[0]?.parent?.version;
  }

  /**
   * The text with its properties replaced; undefined where one of them is not known in the tree (of the environment, the settings, a profile
   * or a missing parent), or where they lead in a circle.
   */
  resolve(text: string | undefined): string | undefined {
    return text === undefined ? undefined : this.#replace(text, { left: maxSubstitutions });
  }

  #replace(text: string, budget: { left: number }): string | undefined {
    let result = '';
    let from = 0;
    for (let open = text.indexOf('${'); open >= 0; open = text.indexOf('${', from)) {
      const close = text.indexOf('}', open);
      if (close < 0) break;
      budget.left -= 1;
      const raw = budget.left < 0 ? undefined : this.#valueOf(text.slice(open + 2, close));
      const value = raw === undefined ? undefined : this.#replace(raw, budget);
      if (value === undefined || result.length + value.length > limits.fieldLength) return undefined;
      result += text.slice(from, open) + value;
      from = close + 1;
    }
    return result + text.slice(from);
  }

  #valueOf(name: string): string | undefined {
    const [pom] = this.poms;
    switch (name.replace(/^pom\./, 'project.')) {
      case 'project.groupId':
        return this.groupId;
      case 'project.artifactId':
        return pom?.artifactId;
      case 'project.version':
        return this.version;
      case 'project.parent.groupId':
        return pom?.parent?.groupId;
      case 'project.parent.artifactId':
        return pom?.parent?.artifactId;
      case 'project.parent.version':
        return pom?.parent?.version;
      default:
        return this.poms.find(({ properties }) => properties.has(name))?.properties.get(name);
    }
  }
}
