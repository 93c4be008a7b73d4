import { createHash } from 'node:crypto';

/** A UUID (version 8, RFC 9562) that is a digest of a text: the same for the same text. */
export function deriveUuid(text: string): string {
  const digits = createHash('sha256').update(text).digest('hex');
  const variant = ((Number.parseInt(digits[16]!, 16) & 3) | 8).toString(16);
  return [digits.slice(0, 8), digits.slice(8, 12), `8${digits.slice(13, 16)}`, variant + digits.slice(17, 20), digits.slice(20, 32)].join(
    '-',
  );
}
