export { patchDocument } from './patch.ts';
export { writeDocument } from './put.ts';
export { type Redacted, type RedactWishes, redactDocument } from './redact.ts';
export { type Trimmed, type TrimWishes, trimDocument } from './trim.ts';
