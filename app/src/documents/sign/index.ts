export { algorithmNames } from './algorithms.ts';
export type { Trust } from './judge-signature.ts';
export type { Judgement, SignatureVerdict } from './judgement.ts';
export { signJws, verifyJws } from './jws.ts';
export { type Key, readCertificates, readKeys } from './keys.ts';
export { type SignWishes, signJsf } from './sign-jsf.ts';
export type { SigstoreWishes } from './sigstore.ts';
export { type Judged, verifyJsf } from './verify-jsf.ts';
