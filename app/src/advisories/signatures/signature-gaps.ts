import type { Gap } from '../../domain/gap.ts';

/** @param why in words of the library */
export function wrongSignature(path: string, why: string): Gap {
  const message = `Its OpenPGP signature does not hold: ${why.replace(/\.$/, '').slice(0, 300)}. It was changed, or signed by somebody else, and is not read.`;
  return { kind: 'wrong-signature', path, message, blocking: true };
}

export function noSignature(path: string): Gap {
  const message = 'It has no OpenPGP signature, and only what is signed by a trusted key is read of this feed.';
  return { kind: 'no-signature', path, message, blocking: true };
}
