import { describe, expect, test } from 'vitest';
import { readPage } from './pages.ts';

type Names = Readonly<Record<string, string>>;

interface Manifest {
  readonly dependencies?: Names;
  readonly devDependencies?: Names;
  readonly optionalDependencies?: Names;
}

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly optionalDependencies?: Names;
}

const manifests = { app: 'app/package.json', web: 'web/package.json', root: 'package.json' };
const page = readPage('docs/decisions/dependencies.md');
const locked = (JSON.parse(readPage('package-lock.json')) as { packages: Readonly<Record<string, Locked>> }).packages;
const installed = Object.entries(locked).filter(([path, { link }]) => path.includes('node_modules/') && !link);

describe.each(Object.entries(manifests))('%s', (name, path) => {
  const manifest = JSON.parse(readPage(path)) as Manifest;
  const declared = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };

  test('says why it has each dependency, and of no other', () => {
    const section = page.split(/^## /m).find((part) => part.startsWith(`${name}\n`))!;
    const told = [...section.matchAll(/^\| `([^`]+)` \|/gm)].map(([, dependency]) => dependency);
    expect(told.toSorted()).toEqual(Object.keys(declared).toSorted());
  });

  test('pins each exactly', () => {
    expect(Object.entries(declared).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});

test('the published package needs nothing at run time', () => {
  expect((JSON.parse(readPage('app/package.json')) as Manifest).dependencies).toBeUndefined();
});

describe('the lockfile', () => {
  test('pins everything by its content, and nothing in it runs at install time', () => {
    expect(installed.filter(([, { integrity }]) => integrity === undefined).map(([path]) => path)).toEqual([]);
    expect(installed.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)).toEqual([]);
  });

  test('holds the packages of every platform, whichever machine wrote it', () => {
    const missing = Object.entries(locked).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.entries(optionalDependencies).filter(([name]) => !isLocked(path, name)),
    );
    expect(missing).toEqual([]);
  });
});

/** Whether a package is there for another: below it, or below one of the folders that it stands in. */
function isLocked(path: string, name: string): boolean {
  const folders = path.split('/node_modules/').map((_, index, parts) => parts.slice(0, index + 1).join('/node_modules/'));
  return ['', ...folders].some((folder) => Object.hasOwn(locked, `${folder === '' ? '' : `${folder}/`}node_modules/${name}`));
}
