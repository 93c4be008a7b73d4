import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseRenvLock } from './parse.ts';

const lock = {
  R: { Version: '4.4.1', Repositories: [{ Name: 'CRAN', URL: 'https://cran.example' }] },
  Packages: {
    Web: { Package: 'Web', Version: '1.10-2', Source: 'Repository', Repository: 'CRAN', Requirements: ['R', 'loop'] },
    loop: { Package: 'loop', Version: '2.0.0', Source: 'Repository' },
    genes: { Package: 'genes', Version: '1.2.0', Source: 'Bioconductor' },
    probe: {
      Package: 'probe',
      Version: '0.0.0.9000',
      Source: 'GitHub',
      RemoteType: 'github',
      RemoteUsername: 'acme',
      RemoteRepo: 'probe',
      RemoteSha: 'c0ffee',
    },
  },
};

const parse = (value: unknown) =>
  parseRenvLock({ lockfile: { path: 'r/renv.lock', text: typeof value === 'string' ? value : JSON.stringify(value) }, manifests: [] });

test('every package, with its origin and needs', () => {
  const { components, relations, complete, scope } = parse(lock);
  expect(components.map(({ purl }) => purl && decodeURIComponent(purl))).toEqual([
    'pkg:cran/Web@1.10-2',
    'pkg:cran/loop@2.0.0',
    'pkg:bioconductor/genes@1.2.0',
    'pkg:cran/probe@0.0.0.9000?vcs_url=git+https://github.com/acme/probe@c0ffee',
  ]);
  expect(relations).toEqual([{ kind: 'dependsOn', from: 'Web', to: 'loop', scope: 'required' }]);
  expect([complete, scope]).toEqual([true, 'renv-lock:r/renv.lock']);
});

test('what cannot be read is a blocking gap', () => {
  expect(parse('{').gaps).toMatchObject([{ kind: 'malformed', blocking: true }]);
  expect(parse({}).gaps).toMatchObject([{ kind: 'unknown-format', blocking: true }]);
  expect(parse({ Packages: { a: 7 } }).gaps).toMatchObject([{ kind: 'malformed', pointer: '/Packages/a', blocking: true }]);
});

test('no text throws', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void parse(text)));
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('a', '__proto__', 'constructor'), fc.jsonValue()), (Packages) => void parse({ Packages })),
  );
});
