import { encodingOf } from '../platform/json/decode-text.ts';
import { isObject } from './fields.ts';
import type { JsonObject } from './reading.ts';

/** What JSON of an unknown format looks like, so that its owner learns what to do; undefined where it looks like nothing known. */
export function resemblance(value: unknown): string | undefined {
  if (Array.isArray(value)) return 'a list; an SBOM is one object';
  if (!isObject(value)) return 'a single value';
  return lookalikes.find(({ is }) => is(value))?.what;
}

const lookalikes: readonly { readonly what: string; is(object: JsonObject): boolean }[] = [
  { what: 'an OpenVEX document, which lists no components', is: ({ '@context': context }) => mentions(context, 'openvex.dev') },
  {
    what: 'a CycloneDX document whose bomFormat is not spelled `CycloneDX`',
    is: ({ bomFormat }) => mentions(lower(bomFormat), 'cyclonedx'),
  },
  { what: 'a CycloneDX document without bomFormat', is: ({ $schema }) => mentions($schema, 'cyclonedx.org') },
  { what: 'an SBOM wrapped in another object; take out its `sbom`', is: ({ sbom }) => isObject(sbom) },
  { what: 'an in-toto statement; take out its `predicate`', is: ({ predicateType }) => typeof predicateType === 'string' },
  {
    what: 'a signed envelope (DSSE); take out its payload',
    is: ({ payload, payloadType }) => payload !== undefined && payloadType !== undefined,
  },
  { what: 'a CSAF advisory, which lists no components', is: ({ document }) => isObject(document) && document.csaf_version !== undefined },
  { what: 'a SARIF report, which lists no components', is: ({ runs, $schema }) => Array.isArray(runs) || mentions($schema, 'sarif') },
  {
    what: 'an OSV advisory, which lists no components',
    is: ({ id, affected, modified }) => id !== undefined && (affected !== undefined || modified !== undefined),
  },
  {
    what: "syft's own JSON; write it with `-o cyclonedx-json`",
    is: ({ artifacts, descriptor }) => Array.isArray(artifacts) && isObject(descriptor),
  },
  {
    what: "trivy's own JSON; write it with `--format cyclonedx`",
    is: ({ SchemaVersion, Results }) => SchemaVersion !== undefined && Results !== undefined,
  },
  { what: 'an npm lockfile; give its folder to `waybill collect`', is: ({ lockfileVersion }) => lockfileVersion !== undefined },
];

function mentions(value: unknown, text: string): boolean {
  if (typeof value === 'string') return value.includes(text);
  return Array.isArray(value) && value.slice(0, 16).some((entry) => typeof entry === 'string' && entry.includes(text));
}

function lower(value: unknown): unknown {
  return typeof value === 'string' ? value.slice(0, 100).toLowerCase() : value;
}

/** The first characters, as UTF-16 where a byte order mark says so, without blanks before them. */
export function beginningOf(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes.subarray(0, 4096)).trimStart();
}

/** What bytes of no form that is read look like, by how they begin; undefined where they look like nothing known. */
export function resemblanceOfBytes(bytes: Uint8Array): string | undefined {
  if (zip.every((byte, index) => bytes[index] === byte)) return 'compressed with zip; unpack it first';
  const start = beginningOf(bytes);
  return start.startsWith('<') && start.includes('spdx.org/rdf') ? 'SPDX in RDF/XML, without the document itself' : undefined;
}

const zip: readonly number[] = [0x50, 0x4b, 0x03, 0x04];
