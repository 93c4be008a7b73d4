import { limits } from '../../platform/limits.ts';

const inside = 'node_modules/';

/** The packages in one `node_modules` folder: their folders by name. */
type Container = ReadonlyMap<string, string>;

/** The folders of packages as they nest, and how one finds another by name: in the nearest `node_modules` on the way up, as Node looks. */
export class Folders {
  readonly #containers = new Map<string, Map<string, string>>();

  /** @param folders of all packages, relative to the project's */
  constructor(folders: Iterable<string>) {
    for (const folder of folders) {
      const start = folder.lastIndexOf(`/${inside}`) + 1;
      if (!folder.startsWith(inside, start)) continue;
      const container = folder.slice(0, Math.max(0, start - 1));
      const packages = this.#containers.get(container) ?? new Map<string, string>();
      packages.set(folder.slice(start + inside.length), folder);
      this.#containers.set(container, packages);
    }
  }

  /**
   * What a package at a folder finds by name; undefined where there is none on the way up.
   * @param folder of the package that asks; empty for the project
   */
  finder(folder: string): (name: string) => string | undefined {
    const way = this.#wayUp(folder);
    return (name) => way.find((packages) => packages.has(name))?.get(name);
  }

  /** The `node_modules` folders that a package sees, the nearest first: at most as many as the limit of depth. */
  #wayUp(folder: string): readonly Container[] {
    const way: Container[] = [];
    let at = folder;
    for (let step = 0; step < limits.documentDepth; step++) {
      const packages = at.endsWith('node_modules') ? undefined : this.#containers.get(at);
      if (packages) way.push(packages);
      if (at === '') break;
      at = at.slice(0, Math.max(0, at.lastIndexOf('/')));
    }
    return way;
  }
}
