import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/*
 * A certificate that an authority of its own made, so that tests need no key in the repository and none that ends. As little of X.509 as TLS
 * asks for (RFC 5280).
 */
export interface Issued {
  /** PEM. */
  readonly authority: string;
  readonly certificate: string;
  readonly key: string;
}

/** A certificate for `localhost` and 127.0.0.1, good from yesterday for two days. */
export function issueForLocalhost(): Issued {
  const root = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const own = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const isAuthority = extension('2.5.29.19', sequence(boolean(true)), true);
  const names = extension('2.5.29.17', sequence(tagged(0x82, Buffer.from('localhost')), tagged(0x87, Buffer.from([127, 0, 0, 1]))));
  return {
    authority: pem(certificateOf('A test authority', root.publicKey, root.privateKey, [isAuthority])),
    certificate: pem(certificateOf('localhost', own.publicKey, root.privateKey, [names])),
    key: own.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

const ecdsaWithSha256 = sequence(oid('1.2.840.10045.4.3.2'));

function certificateOf(subject: string, key: KeyObject, signer: KeyObject, extensions: readonly Buffer[]): Buffer {
  const day = 86_400_000;
  const serial = createHash('sha256').update(subject).digest().subarray(0, 8);
  serial[0] = serial[0]! & 0x7f || 1;
  const body = sequence(
    tagged(0xa0, tagged(0x02, Buffer.from([2]))),
    tagged(0x02, serial),
    ecdsaWithSha256,
    nameOf('A test authority'),
    sequence(timeOf(Date.now() - day), timeOf(Date.now() + day)),
    nameOf(subject),
    key.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(...extensions)),
  );
  return sequence(body, ecdsaWithSha256, bits(sign('sha256', body, signer)));
}

function nameOf(name: string): Buffer {
  return sequence(tagged(0x31, sequence(oid('2.5.4.3'), tagged(0x0c, Buffer.from(name)))));
}

function extension(id: string, value: Buffer, isCritical = false): Buffer {
  return sequence(oid(id), ...(isCritical ? [boolean(true)] : []), tagged(0x04, value));
}

function timeOf(time: number): Buffer {
  const digits = new Date(time).toISOString().replace(/\D/g, '').slice(2, 14);
  return tagged(0x17, Buffer.from(`${digits}Z`));
}

function oid(text: string): Buffer {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number);
  const bytes = rest.flatMap((part) => {
    const found = [part & 0x7f];
    for (let left = part >> 7; left > 0; left >>= 7) found.unshift((left & 0x7f) | 0x80);
    return found;
  });
  return tagged(0x06, Buffer.from([first * 40 + second, ...bytes]));
}

function boolean(value: boolean): Buffer {
  return tagged(0x01, Buffer.from([value ? 0xff : 0]));
}

function bits(value: Buffer): Buffer {
  return tagged(0x03, Buffer.concat([Buffer.from([0]), value]));
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts));
}

function tagged(tag: number, value: Buffer): Buffer {
  const { length } = value;
  const head = length < 0x80 ? [tag, length] : length < 0x100 ? [tag, 0x81, length] : [tag, 0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from(head), value]);
}

function pem(der: Buffer): string {
  const lines = der.toString('base64').replace(/.{64}/g, '$&\n').trimEnd();
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}
