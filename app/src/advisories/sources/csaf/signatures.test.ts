import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMessage, generateKey, type PrivateKey, sign } from 'openpgp';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Advisories, openAdvisories } from '../../index/advisories.ts';
import type { ImportReport } from '../../index/import-feed.ts';
import type { ImportOptions } from '../../index/import-from.ts';

const documentOf = (title: string) =>
  JSON.stringify({
    document: { csaf_version: '2.0', title, tracking: { id: 'E-1', initial_release_date: '2026-01-02T00:00:00Z' } },
    vulnerabilities: [{ cve: 'CVE-2026-1000' }],
  });

interface Signer {
  readonly key: PrivateKey;
  readonly armoured: string;
  readonly fingerprint: string;
}

let vendor: Signer;
let stranger: Signer;
let folder: string;
let server: Server;
let base: string;
let advisories: Advisories;
let files: Map<string, string>;

async function newSigner(name: string): Promise<Signer> {
  const { privateKey, publicKey } = await generateKey({ userIDs: [{ name }], format: 'object' });
  return { key: privateKey, armoured: publicKey.armor(), fingerprint: publicKey.getFingerprint() };
}

async function signatureOf(text: string, { key }: Signer): Promise<string> {
  const message = await createMessage({ binary: Buffer.from(text) });
  return String(await sign({ message, signingKeys: key, detached: true, format: 'armored' }));
}

beforeAll(async () => {
  [vendor, stranger] = await Promise.all([newSigner('Vendor'), newSigner('Stranger')]);
});

beforeEach(async () => {
  files = new Map();
  folder = mkdtempSync(join(tmpdir(), 'waybill-signed-'));
  advisories = openAdvisories(join(folder, 'data'));
  server = createServer((request, response) => {
    const body = files.get(request.url!);
    response.writeHead(body === undefined ? 404 : 200).end(body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  advisories.close();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  rmSync(folder, { recursive: true });
});

/** A vendor's distribution of one document. */
async function publish(
  title: string,
  signer: Signer | undefined,
  more: { readonly keys?: readonly object[]; readonly changed?: string } = {},
): Promise<void> {
  const text = documentOf(title);
  const keys = more.keys ?? [{ url: `${base}/key.asc`, fingerprint: vendor.fingerprint.toUpperCase() }];
  const metadata = { metadata_version: '2.0', role: 'csaf_provider', public_openpgp_keys: keys };
  files.set('/provider-metadata.json', JSON.stringify({ ...metadata, distributions: [{ directory_url: `${base}/white/` }] }));
  files.set('/key.asc', vendor.armoured);
  files.set('/white/index.txt', 'e-1.json');
  files.set('/white/changes.csv', `"e-1.json","${more.changed ?? '2026-01-02T00:00:00Z'}"\n`);
  files.set('/white/e-1.json', text);
  if (signer) files.set('/white/e-1.json.asc', await signatureOf(text, signer));
  else files.delete('/white/e-1.json.asc');
}

async function update(options: ImportOptions = {}) {
  const { gaps, notes } = await tryImport(`${base}/provider-metadata.json`, options);
  const messages = gaps.map(({ message }) => message).join();
  return { kinds: gaps.map(({ kind }) => kind), messages, notes: notes.join(' '), title: titleNow() };
}

/** A feed of which nothing can be read fails; why is in its words. */
async function tryImport(origin: string, options: ImportOptions): Promise<Pick<ImportReport, 'gaps' | 'notes'>> {
  try {
    return await advisories.importFrom(origin, options);
  } catch (error) {
    const { message } = error as Error;
    if (!message.includes('holds no advisory')) throw error;
    const kinds = { 'wrong-signature': 'signature does not hold', 'no-key': 'the key to check', 'no-signature': 'has no OpenPGP' };
    const [kind] = Object.entries(kinds).find(([, words]) => message.includes(words)) ?? ['other'];
    return { gaps: [{ kind, message, blocking: true }], notes: [] };
  }
}

const titleNow = () => advisories.show('E-1')[0]?.advisory.summary;

describe('a document of a vendor', () => {
  test('with a signature that holds is read, and that is told', async () => {
    await publish('One', vendor);
    expect(await update()).toMatchObject({ kinds: [], title: 'One', notes: expect.stringContaining('signatures of 1 documents hold') });
  });

  test('that was changed after it was signed is refused, and keeps what it said before', async () => {
    await publish('One', vendor);
    await update();
    await publish('Two', vendor, { changed: '2026-01-03T00:00:00Z' });
    files.set('/white/e-1.json', documentOf('Three'));
    const found = await update();
    expect(found).toMatchObject({ kinds: ['wrong-signature'], title: 'One' });
    expect(found.messages).toContain('changed, or signed by somebody else, and is not read');
  });

  test('that somebody else signed is refused', async () => {
    await publish('One', stranger);
    expect(await update()).toMatchObject({ kinds: ['wrong-signature'], title: undefined });
  });

  test('whose signature is none is refused', async () => {
    await publish('One', vendor);
    files.set('/white/e-1.json.asc', 'no signature');
    expect(await update()).toMatchObject({ kinds: ['wrong-signature'] });
  });

  test('without a signature is read, and that is told', async () => {
    await publish('One', undefined);
    expect(await update()).toMatchObject({ kinds: [], title: 'One', notes: expect.stringContaining('1 documents came without') });
  });

  test('whose key is another than the one that is named is refused', async () => {
    await publish('One', stranger);
    files.set('/key.asc', stranger.armoured);
    const found = await update();
    expect(found).toMatchObject({ kinds: ['no-key'], title: undefined });
    expect(found.messages).toContain(stranger.fingerprint);
  });

  test('whose key is not there is refused', async () => {
    await publish('One', vendor);
    files.delete('/key.asc');
    expect(await update()).toMatchObject({ kinds: ['no-key'], title: undefined });
  });

  test('that is signed by a vendor who names no key is read, and that is told', async () => {
    await publish('One', vendor, { keys: [] });
    expect(await update()).toMatchObject({ kinds: [], title: 'One', notes: expect.stringContaining('names no key') });
  });
});

describe('where a person trusts a key', () => {
  test('only what it has signed is read, whatever keys the vendor names, and at each update', async () => {
    await publish('One', stranger, { keys: [{ url: `${base}/other.asc`, fingerprint: stranger.fingerprint }] });
    files.set('/other.asc', stranger.armoured);
    expect(await update()).toMatchObject({ title: 'One' });
    expect(await update({ trusted: [vendor.armoured] })).toMatchObject({ kinds: ['wrong-signature'] });
    await publish('Two', vendor, { changed: '2026-01-03T00:00:00Z' });
    expect(await update()).toMatchObject({ kinds: [], title: 'Two', notes: expect.stringContaining('keys that you trust') });
    await publish('Three', undefined, { changed: '2026-01-04T00:00:00Z' });
    expect(await update()).toMatchObject({ kinds: ['no-signature'], title: 'Two' });
    await publish('Four', stranger, { changed: '2026-01-05T00:00:00Z' });
    expect(await update()).toMatchObject({ kinds: ['wrong-signature'], title: 'Two' });
  });

  test('it must be one', async () => {
    await publish('One', vendor);
    await expect(update({ trusted: ['-----BEGIN PGP PUBLIC KEY BLOCK-----'] })).rejects.toMatchObject({ code: 'malformed' });
  });

  test('a folder is held against the signatures that lie in it', async () => {
    const mirror = join(folder, 'mirror');
    mkdirSync(mirror);
    const text = documentOf('One');
    writeFileSync(join(mirror, 'e-1.json'), text);
    const kinds = async () => (await tryImport(mirror, { trusted: [vendor.armoured] })).gaps.map(({ kind }) => kind);
    expect(await kinds()).toEqual(['no-signature']);
    writeFileSync(join(mirror, 'e-1.json.asc'), await signatureOf('other', vendor));
    expect(await kinds()).toEqual(['wrong-signature']);
    writeFileSync(join(mirror, 'e-1.json.asc'), await signatureOf(text, vendor));
    expect(await kinds()).toEqual([]);
    expect(titleNow()).toBe('One');
  });
});
