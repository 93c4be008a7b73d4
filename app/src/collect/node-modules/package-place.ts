/** Where a package stands among installed ones. */
export interface PackagePlace {
  readonly folder: string;
  /** The `node_modules` folders in which it finds what it needs, the nearest first. */
  readonly lookup: readonly string[];
}

const modules = 'node_modules';

const packageName = /^(?:@[^/]+\/)?[^./@][^/]*$/;

/** pnpm, and npm where asked to, keep the real packages one level further down. */
const storeName = /^\.(?:pnpm|store)\/[^/]+$/;

/**
 * The place of a package by the path of its `package.json`; undefined where it is not installed there but carried along, such as the
 * examples in another package's tests.
 */
export function packagePlace(path: string): PackagePlace | undefined {
  const steps = path.split('/').slice(0, -1);
  const marks = steps.flatMap((step, index) => (step === modules ? [index] : []));
  const names = marks.map((mark, index) => steps.slice(mark + 1, marks[index + 1]).join('/'));
  const isInstalled = names.every((name, index) => packageName.test(name) || (index === 0 && names.length > 1 && storeName.test(name)));
  if (marks.length === 0 || !isInstalled) return undefined;
  const above = marks.map((mark) => steps.slice(0, mark + 1).join('/')).reverse();
  const folder = steps.join('/');
  return { folder, lookup: [`${folder}/${modules}`, ...above] };
}
