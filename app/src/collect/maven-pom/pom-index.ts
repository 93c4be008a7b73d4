import { folderOf, resolvePath } from '../tree-path.ts';
import { Lineage } from './lineage.ts';
import type { Management } from './managed.ts';
import type { Coordinates, Pom, PomParent } from './pom.ts';

/** The poms of a tree: finds parents and bills of material among them. */
export class PomIndex {
  readonly #byPath = new Map<string, Pom>();
  readonly #byArtifact = new Map<string, Pom[]>();
  readonly #lineages = new Map<Pom, Lineage>();
  #byCoordinates: Map<string, Pom> | undefined;
  /** What is worked out already; see `managementOf`. */
  readonly managements = new Map<Pom, Management>();

  get poms(): Iterable<Pom> {
    return this.#byPath.values();
  }

  add(pom: Pom): void {
    this.#byPath.set(pom.path, pom);
    const same = this.#byArtifact.get(pom.artifactId ?? '');
    if (same) same.push(pom);
    else this.#byArtifact.set(pom.artifactId ?? '', [pom]);
  }

  /** A pom with its parents, as far as they are in the tree. */
  lineageOf(pom: Pom): Lineage {
    const known = this.#lineages.get(pom);
    if (known) return known;
    const lineage = new Lineage(pom, (parent, child) => this.#parentOf(parent, child));
    this.#lineages.set(pom, lineage);
    return lineage;
  }

  /** The pom of the tree that has these coordinates, which must name no property any more. All poms must have been added. */
  find({ groupId, artifactId, version }: Coordinates): Pom | undefined {
    this.#byCoordinates ??= new Map([...this.poms].map((pom) => [this.#coordinatesOf(pom), pom]));
    return this.#byCoordinates.get(`${groupId}:${artifactId}:${version}`);
  }

  #coordinatesOf(pom: Pom): string {
    const lineage = this.lineageOf(pom);
    return `${lineage.resolve(lineage.groupId)}:${pom.artifactId}:${lineage.resolve(lineage.version)}`;
  }

  /** The parent is named without properties, or with the same ones; it is looked for where the child says, then in the whole tree. */
  #parentOf(parent: PomParent, child: Pom): Pom | undefined {
    const isIt = (pom: Pom | undefined) =>
      pom?.artifactId === parent.artifactId &&
      (pom?.groupId ?? pom?.parent?.groupId) === parent.groupId &&
      (pom?.version ?? pom?.parent?.version) === parent.version;
    if (parent.relativePath !== undefined) {
      const path = resolvePath(folderOf(child.path), parent.relativePath);
      const found = this.#byPath.get(path) ?? this.#byPath.get(resolvePath(path, 'pom.xml'));
      if (isIt(found)) return found;
    }
    return this.#byArtifact.get(parent.artifactId ?? '')?.find(isIt);
  }
}
