import type { Gap } from '../../domain/gap.ts';
import type { FeedDocument } from '../sources/source.ts';

/**
 * Why a file is no part of a feed though Waybill reads its kind: statements about one's own products (VEX) and inventories are evidence with
 * an author and a scope, and are ingested. Undefined for anything else.
 */
export function otherDocument({ path, value }: FeedDocument): Gap | undefined {
  const what = kindOf(value);
  if (what === undefined) return undefined;
  const message = `It is ${what}, and no advisory. Read it with: waybill ingest.`;
  return { kind: 'other-document', path, message, blocking: true };
}

function kindOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { '@context': context, bomFormat, spdxVersion } = value as Record<string, unknown>;
  if (typeof context === 'string' && /^https?:\/\/openvex\.dev\/ns/.test(context)) return 'an OpenVEX document';
  if (bomFormat === 'CycloneDX') return 'a CycloneDX document';
  return typeof spdxVersion === 'string' && spdxVersion.startsWith('SPDX-') ? 'an SPDX document' : undefined;
}
