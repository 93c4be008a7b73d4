/** The CRC of ECMA-182 as xz uses it, in two halves: there is no integer of 64 bits that is fast. */
const polynomial = { high: 0xc96c5795, low: 0xd7870f42 };

const table = (() => {
  const [low, high] = [new Uint32Array(256), new Uint32Array(256)];
  for (let byte = 0; byte < 256; byte++) {
    let [lower, upper] = [byte, 0];
    for (let bit = 0; bit < 8; bit++) {
      const isOdd = lower & 1;
      lower = (lower >>> 1) | (upper << 31);
      upper >>>= 1;
      if (isOdd) {
        lower ^= polynomial.low;
        upper ^= polynomial.high;
      }
    }
    low[byte] = lower;
    high[byte] = upper;
  }
  return { low, high };
})();

/** The checksum, its lowest byte first. */
export function crc64(bytes: Uint8Array): Uint8Array {
  let [low, high] = [0xffffffff, 0xffffffff];
  for (let at = 0; at < bytes.length; at++) {
    const index = (low ^ bytes[at]!) & 0xff;
    low = ((low >>> 8) | (high << 24)) ^ table.low[index]!;
    high = (high >>> 8) ^ table.high[index]!;
  }
  const result = new DataView(new ArrayBuffer(8));
  result.setUint32(0, ~low >>> 0, true);
  result.setUint32(4, ~high >>> 0, true);
  return new Uint8Array(result.buffer);
}
