import type { DocumentHead, SourceDocument } from '../documents/source-document.ts';
import type { AssetKind } from '../domain/asset.ts';
import type { Collected, CollectedComponent, CollectedService } from '../domain/collected.ts';
import type { Covers } from './streams/observation.ts';

/** A document ready to be recorded: read, and told which asset and stream it speaks of. */
export interface Submission {
  /** Of the document, in bytes. */
  readonly size: number;
  /** SHA-256 of the document, 64 hex digits. */
  readonly digest: string;
  readonly path: string;
  readonly format: string;
  readonly specVersion: string;
  readonly serial: string | undefined;
  readonly tools: readonly string[];
  readonly authors: readonly string[];
  /** When it says it was made; undefined when it says nothing that can be. */
  readonly documentTime: number | undefined;
  /** The moment that a person gave for it, which goes before its own. */
  readonly statedTime: number | undefined;
  readonly asset: { readonly name: string; readonly kind: AssetKind };
  readonly source: string;
  readonly scope: ByTypes<string>;
  readonly covers: ByTypes<Covers>;
  readonly root: CollectedComponent | undefined;
  readonly collected: Collected;
  readonly counted: number;
}

/** What is known once the kinds of package among the components are: purl types, and `-` for what has none; sorted. */
export type ByTypes<T> = T | ((types: readonly string[]) => T);

/** A submission together with the document itself. */
export interface SubmittedDocument extends Submission {
  readonly bytes: Uint8Array;
}

export interface SubmissionOptions {
  /** Overrides the asset that the document names. */
  readonly asset?: string | undefined;
  readonly at?: number | undefined;
}

/** Purl types of operating systems' packages: a document of only these is a scan of the system, not of what was put on it. */
const systemTypes = ['deb', 'rpm', 'apk', 'alpm'];

/** Where a document belongs, by what it says of itself; undefined when it names no asset and none is given. */
export function submissionOf(
  file: Pick<Submission, 'size' | 'digest' | 'path'>,
  document: SourceDocument,
  options: SubmissionOptions,
): Submission | undefined {
  const { head, collected, counted } = document;
  const name = options.asset ?? head.assetName;
  if (name === undefined) return undefined;
  const kind = head.assetKind ?? 'host';
  return {
    ...file,
    format: head.format,
    specVersion: head.specVersion,
    serial: head.serial,
    tools: head.tools,
    authors: head.authors,
    documentTime: head.time,
    statedTime: options.at,
    asset: { name, kind },
    source: sourceOf(head),
    scope: (types) => scopeOf(head, kind, types),
    covers: (types) => coversOf(head, kind, collected, types),
    root: head.root,
    collected,
    counted,
  };
}

/** The tool without its version: an update of it goes on with the same stream. */
function sourceOf(head: DocumentHead): string {
  const tools = [...new Set(head.tools.map((tool) => tool.trim().toLowerCase()))].sort();
  return tools.length > 0 ? tools.join('+') : head.format;
}

/**
 * What the document is about: its root, without the version. A scan of only the system's packages of a build is another scope than that of
 * its libraries, though the same tool makes both.
 */
function scopeOf(head: DocumentHead, kind: AssetKind, types: readonly string[]): string {
  const about = head.assetName ?? '';
  const onlySystem = kind === 'build' && types.length > 0 && types.every((type) => systemTypes.includes(type));
  return onlySystem ? `${about} (system packages)` : about;
}

/**
 * What is not in the document is not there, but only as far as it looked: an SBOM of a build or an image is about the whole of it; one of a
 * host speaks for the kinds of package it holds. A document that is not complete closes nothing.
 */
function coversOf(head: DocumentHead, kind: AssetKind, collected: Collected, types: readonly string[]): Covers {
  if (!collected.complete) return '';
  if (head.completeness === 'declaredComplete' || kind === 'build' || kind === 'image') return '*';
  return types.join(',');
}

/** A service as the ledger keeps it: a component that one can look for. */
export function componentOfService(service: CollectedService): CollectedComponent {
  const { ref, name, group, version, provider } = service;
  return {
    ref,
    kind: 'service',
    name,
    ...(group === undefined ? {} : { group }),
    ...(version === undefined ? {} : { version }),
    ...(provider === undefined ? {} : { supplier: provider }),
  };
}
