import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { limits } from '../../platform/limits.ts';
import type { FeedItem, FeedItems } from '../feed/feed-items.ts';
import { readFeedFile } from '../feed/folder.ts';
import type { KeyRing } from './open-pgp.ts';
import { noSignature, wrongSignature } from './signature-gaps.ts';

/** A folder's CSAF documents, each held against the signature that lies beside it; one without, or with a wrong one, is not read. */
export async function* checkFolder(items: FeedItems, folder: string, keys: KeyRing, now: number): FeedItems {
  const isFolder = statSync(folder).isDirectory();
  for await (const batch of items) {
    const checked: FeedItem[] = [];
    for (const item of batch) checked.push(await checkItem(item, isFolder ? folder : undefined, keys, now));
    yield checked;
  }
}

async function checkItem(item: FeedItem, folder: string | undefined, keys: KeyRing, now: number): Promise<FeedItem> {
  if (item.kind === 'gap' || !isCsaf(item.file.bytes)) return item;
  const { path, bytes } = item.file;
  const beside = folder === undefined ? undefined : join(folder, `${path}.asc`);
  if (beside === undefined || !existsSync(beside)) return { kind: 'gap', gap: noSignature(path) };
  const signature = readFeedFile(beside, `${path}.asc`, limits.signatureBytes);
  if (signature.kind === 'gap') return signature;
  const refusal = await keys.refusal(bytes, signature.file.bytes, now);
  return refusal === undefined ? item : { kind: 'gap', gap: wrongSignature(path, refusal) };
}

function isCsaf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('"csaf_version"');
}
