import {
  type Judged,
  type Judgement,
  readCertificates,
  readKeys,
  type SignatureVerdict,
  type Trust,
  verifyJsf,
  verifyJws,
} from '../../documents/sign/index.ts';
import { openForWork } from '../../documents/work-document.ts';
import { messageOf, WaybillError } from '../../domain/errors.ts';
import { parseTime } from '../../domain/time.ts';
import type { Input } from '../../platform/files/inputs.ts';
import { readNamed } from '../../platform/files/read-named.ts';
import { findDuplicateKeys } from '../../platform/json/index.ts';

export interface VerifyOptions {
  /** Files with keys, and with certificates of authorities, that are trusted. */
  readonly keys: readonly string[];
  readonly authorities: readonly string[];
  /** The moment for which certificates are judged; undefined is now. */
  readonly at: string | undefined;
  readonly acceptExcluded: readonly string[];
  /** A file with a signature that stands apart: a JWS or a Sigstore bundle. */
  readonly signature: string | undefined;
  readonly trustedRoot: string | undefined;
  readonly identity: string | undefined;
  readonly issuer: string | undefined;
}

export interface VerifyLine {
  readonly path: string;
  readonly kind: 'jsf' | 'jws' | 'sigstore';
  readonly verdict: SignatureVerdict;
  readonly reason: string | null;
  readonly signatures: readonly (Judgement & { readonly pointer: string | null })[];
}

/** Judges the signatures of documents; one that cannot be read is undetermined, and stops no other. @throws WaybillError `usage`, `bad-time`, and for keys that cannot be read */
export async function* verify(inputs: AsyncIterable<Input>, options: VerifyOptions): AsyncIterable<VerifyLine> {
  const trust = readTrust(options);
  const apart = options.signature === undefined ? undefined : readNamed(options.signature);
  let documents = 0;
  for await (const input of inputs) {
    documents += 1;
    if (apart && documents > 1) throw new WaybillError('usage', '--signature belongs to one document; these are several.');
    yield { path: input.path, ...(await judge(input, apart, trust, options)) };
  }
}

function readTrust({ keys, authorities, at }: VerifyOptions): Trust {
  const moment = at === undefined ? Date.now() : parseTime(at);
  if (moment === undefined) throw new WaybillError('bad-time', `--at is a moment such as 2024-05-06T07:08:09Z, not “${at}”.`);
  return {
    keys: keys.flatMap((path) => readKeys(readNamed(path), path)),
    anchors: authorities.flatMap((path) => readCertificates(readNamed(path), path)),
    at: moment,
  };
}

async function judge(input: Input, apart: Uint8Array | undefined, trust: Trust, options: VerifyOptions): Promise<Omit<VerifyLine, 'path'>> {
  let bytes: Uint8Array;
  try {
    bytes = await input.bytes();
  } catch (thrown) {
    return { kind: 'jsf', verdict: 'undetermined', reason: messageOf(thrown), signatures: [] };
  }
  if (!apart) return { kind: 'jsf', ...judgeEnveloped(bytes, input.path, { ...trust, acceptExcluded: options.acceptExcluded }) };
  const kind = new TextDecoder().decode(apart.subarray(0, 4096)).includes('application/vnd.dev.sigstore.bundle') ? 'sigstore' : 'jws';
  const signatures = kind === 'jws' ? verifyJws(bytes, apart, trust) : [await judgeBundle(bytes, apart, trust, options)];
  const verdicts = signatures.map(({ verdict }) => verdict);
  const verdict = verdicts.includes('bad') ? 'bad' : verdicts.every((each) => each === 'verified') ? 'verified' : 'undetermined';
  return { kind, verdict, reason: null, signatures: signatures.map((each) => ({ ...each, pointer: null })) };
}

/** The parts of Sigstore are loaded where a bundle is judged. */
async function judgeBundle(
  bytes: Uint8Array,
  bundle: Uint8Array,
  { keys }: Trust,
  { trustedRoot, identity, issuer }: VerifyOptions,
): Promise<Judgement> {
  const { verifySigstore } = await import('../../documents/sign/sigstore.ts');
  const root = trustedRoot === undefined ? undefined : readNamed(trustedRoot);
  return verifySigstore(bytes, bundle, { trustedRoot: root, keys, identity, issuer });
}

function judgeEnveloped(bytes: Uint8Array, path: string, wishes: Parameters<typeof verifyJsf>[1]): Judged {
  try {
    const { format, form, value, opened } = openForWork(bytes, path);
    if (format !== 'cyclonedx' || form !== 'json') {
      return {
        verdict: 'undetermined',
        reason: 'only CycloneDX in JSON holds signatures that are read; --signature FILE names one that stands apart',
        signatures: [],
      };
    }
    const [duplicate] = findDuplicateKeys(opened.bytes!, 1);
    if (!duplicate) return verifyJsf(value, wishes);
    return { verdict: 'bad', reason: `it tells ${duplicate.pointer} twice, so that nobody can say what was signed`, signatures: [] };
  } catch (thrown) {
    return { verdict: 'undetermined', reason: messageOf(thrown), signatures: [] };
  }
}
