/**
 * The records of an extended header: `LENGTH KEY=VALUE\n`, the length that of the whole record in bytes.
 *
 * @returns undefined where a record's length is wrong; of a key that is told twice the last counts
 * @see POSIX.1-2017 pax, "pax Extended Header"
 */
export function paxRecords(bytes: Uint8Array): ReadonlyMap<string, string> | undefined {
  const records = new Map<string, string>();
  for (let at = 0; at < bytes.length; ) {
    const blank = bytes.indexOf(0x20, at);
    const digits = blank < 0 || blank - at > 10 ? '' : ascii(bytes.subarray(at, blank));
    const end = at + Number(digits);
    if (!/^[1-9]\d*$/.test(digits) || end > bytes.length || end < blank + 3 || bytes[end - 1] !== 0x0a) return undefined;
    const record = new TextDecoder().decode(bytes.subarray(blank + 1, end - 1));
    const equals = record.indexOf('=');
    if (equals < 1) return undefined;
    records.set(record.slice(0, equals), record.slice(equals + 1));
    at = end;
  }
  return records;
}

function ascii(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
