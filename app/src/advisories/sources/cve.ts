/** A CVE id in its canonical form; undefined for anything else. */
export function readCve(text: string): string | undefined {
  const upper = text.trim().toUpperCase();
  return /^CVE-\d{4}-\d{4,19}$/.test(upper) ? upper : undefined;
}
