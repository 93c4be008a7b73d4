import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WaybillError } from '../../domain/errors.ts';
import { isBzip2, isXz, unpackBzip2, unpackXz } from './index.ts';

const mixed = Array.from({ length: 400 }, (_, index) => `component ${index % 37} of ${(index * index) % 101}; `).join('');

/** The same contents, packed by `xz` and by `bzip2`. */
const packed = {
  xz: {
    unpack: unpackXz,
    is: isXz,
    mixed:
      '/Td6WFoAAArh+wyhAgAhARYAAAB0L+Wj4B6wAzhdADGbyfP2jwfJz/Y/FVwPjdJO2EbUrSnK3N6bCCnPLkDAsOks2ITy6gDkM+WCsZ+fnsc45IRj/lrGU4Qg9EG/+kUpQ6MrCQG9Tw5TKQtG+sZTZ6kj9S+9U17fiu7pHq19qsbbEG7YY0BzRzx4/+I65nGwJ2ydVwIr8zaCwpG/7oQ9MTpj3fSdDZfM+QtlnBAR4+sQAQaq6tnq2qx3VpxibcM5+7Ont0xBjMOH+ocknD8BMaVBU9DdkzN28OuwQOXxFmjIJNVo5G4Pcx+2JNt43/fAjZtzoqZ7g4mpkELNtprKYRk8X3tik4PiiBclV0RQH1tjjcE92Eaj1S7DqVnivV7YWqelSoehz8VTVEluwZ3WENiQgUMOjTNCMiSumjY9DDw9PoJMFomfNkILYm6rdyVgFxI2j9W42Gm/250iRNaEh8RnLpbMsAVle41qXTrygDDCbFVVURmeNTjaR9H4ppGxCGfmkjz5RTpRQ2MYttFPxETHUyESSVeHCWkaOjVhR8Tr0YFxPMLJTvcIZWezzPn3FI3omgfsZ1X+nSUEHF0h8EQHCeitGAVKrzizNccdlAh7YE3L71v2J8FH+8FZjIjhqHghcLNGOcI1gb8a/025kGhS4dc1dqOA5Eb5mKP/V1gM4PqQ0bi7fdVi4W+xz62xbs7N3khXiNwLz6ucyAFctf8xdjHi8DkML1MoIZ2rbOcLAwo/vlZLQgtDAUbp6zH2KxiTP3mfRrIvypwhs1QbgeH85a2LNfugEq/A3gzdBSbOPk/5kGMA9NSE+L6qeYw7U7XC/ihmAEdt45sQN5OF5rPnnXT0mKX978oB6rbMYG7neFwJu6+wt0KbnBN3mJngdUD36mCqDsC1pOKyyXdLUOJvaWOVtnUsbyz6sZm1bbyz4CApmN+FON1O1lRYOHLssjtV9B51C996K/erNUokTwTmHjnRizMy1bLmDnVIZPhKiOwiI3s+erKzyme1ZgtN4liTVR5x2No/BgVUp9lRhJKL752WQO76Z3dR2eICE7eASWihGUteE0tiJtUVuk8fotkpcccsHGpecMUMs7+i1lQw11MwGBLKnCJy9ROFp3Lh7qYZC8IAAPPCH6oaGR8VTetTM/CRuja78yWnTWY/egLS5CiyzKQcAAHsBrE9AAC4pe6ktunfHAIAAAAAClla',
    zeros:
      '/Td6WFoAAAFpIt42AgAhARwAAAAQz1jM7///ANldAABv/f//o7f/Rz5IFXI5YVG4kijmo4YH+e7kHoLTL8U6PAFLsX7JiopNL6MN2X+m44wjEVPgWRjFdYrid/i2lH8MasDedElk4ulcU7IE2PdEDKtfDW1G6eXDdoi3llestk3haR1v+0uIEGxCy4g/XACP0E6vJiiUcR89jyThcJ6nI1/sKMuF0ZWYin4qkfIndfcZwAaYTZj92K/VkA/EJVP49ZE2MQWlsO5vwXBNRwzRkRGqrWAdus6xJxhcWYbpZlJYvul2rFnk5VsFCPnH2q38+1Iq9+SVJQAAAAAAHOo4pwAB8QGAgEAAb9Xu3D4wDYsCAAAAAAFZWg==',
  },
  bzip2: {
    unpack: unpackBzip2,
    is: isBzip2,
    mixed:
      'QlpoOTFBWSZTWS8C95MABsCZgEAAf+gLA8QAUAT+DwHvVCoJ4B4RVP/RpplSjQAanmikpqDADU/FUKnijQAap/oowqhoAFJVQ0NPRD1PU6p+GUw0GGphlNWphlNVlMNTDUw1MNTDUw0DDJhiYZVg1NUamE1MDUwWphWpqjyEXtxZnfbcefG2zgceNtvj5bbAuwtjz1rYNt6yKidY9xLRb22ge6Ft3VLyt227bkEMiroAu8EdOxiISu00DxYAKeLhzi4Gh3gdb3BAIzXGTcS0UzAZbkBkcgMmYGN4EgSXQax5lt23mAd7AkCTq6FN3MaB3YgFPFw5UKjHUbpk8YcbzAKqRamA0JgNMAUHwJKwvGO10MBsC39b2Hx6KqmSUFaAKCoJ213r4n53ZFskyltwW7kC227B3TDYESqqtRQQlVTDzc5zbyDvrHVscpYnbXKVQorXblEKpsAEIKq1qMVVrUbnOc2+R78FsRKNpkZa3h2eTVKqqssyQhUrG23OCHvoG0yNS0jVS9VaqqtQSgpBLQUtzbb54PrrvBdm1C5OlWRlVlEXVYru3ehGAiqMSsqqtTqwO22T7Hj51vTNycHcmXKzXRluNrIbd8CMg2IaHBtsYAAMIAAkud9pNn6jtyeLNJCrKi2cLrk9stu6KRuKKJuKKKKSKRviS50vkk89Jl2TpZk8XOBdxl2z22r88kccj5HOSSSRuNyPiXOevA796bDZrDrDWq678VVyoZVQAEM7m29y+ZaKssGZKSzbBhovH5WLweARO3OegrdimCCVxPSmnrR3LvMky+ke3c5k8N3lQK5rL0E3rqMIDHDW4MrGQsG2q0WoLW3tApzg5MqyZ1humO04aNrFxcOWSb49HrEpkrCroHmw2Apo40G9oHnlXrFStPIXudQWPFkkMNq0EllIySirrlqO7dWutmbsviwXeypBYpXqfBMiaJCLo7ceYhZOIFV1swocIQr52IcBFM0S1lrq0He/0EXIRfwUjkIvUIuQi6CLoIvcIv8XckU4UJAvAveT',
    zeros: 'QlpoOTFBWSZTWThXHOUACAhAAMAEAAggADDMBSmmCAbEIB4u5IpwoSBwrjnK',
  },
};

describe.each(Object.entries(packed))('%s', (_, { unpack, is, ...files }) => {
  const [ofMixed, ofZeros] = [files.mixed, files.zeros].map((text) => Buffer.from(text, 'base64')) as [Buffer, Buffer];

  test('what was packed comes out again', () => {
    expect([is(ofMixed), is(Buffer.from(mixed))]).toEqual([true, false]);
    expect(Buffer.from(unpack(ofMixed, 1e6)).toString()).toBe(mixed);
    expect(Buffer.from(unpack(ofZeros, 1e8)).equals(Buffer.alloc(1 << 20))).toBe(true);
  });

  test('several files one after the other are one', () => {
    expect(Buffer.from(unpack(Buffer.concat([ofMixed, ofMixed]), 1e6)).toString()).toBe(mixed + mixed);
  });

  test('never more comes out than is allowed', () => {
    expect(() => unpack(ofZeros, (1 << 20) - 1)).toThrow(expect.objectContaining({ code: 'limit-exceeded' }));
  });

  test('what is damaged is told, wherever it is, and never given out', () => {
    fc.assert(
      fc.property(fc.nat(ofMixed.length - 1), fc.integer({ min: 1, max: 255 }), fc.boolean(), (at, change, cut) => {
        const bytes = cut ? ofMixed.subarray(0, at) : Buffer.from(ofMixed);
        if (!cut) bytes[at]! ^= change;
        // Some bits, such as the level of bzip2, change nothing of what comes out.
        const refusal = refused(() => expect(Buffer.from(unpack(bytes, 1e5)).toString()).toBe(mixed));
        if (refusal !== undefined) expect(refusal).toMatch(/^(?:unreadable|limit-exceeded)$/);
      }),
      { numRuns: 2000 },
    );
  });

  test('whatever the bytes, something or a refusal', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (rest) => {
        refused(() => unpack(Buffer.concat([ofMixed.subarray(0, 30), rest]), 1e5));
      }),
    );
  });
});

test('filters of xz that are not read are told as that', () => {
  const header = Buffer.from([2, 0, 3, 1, 0, 0x21, 1, 22]);
  const flags = Buffer.from([0, 1]);
  const crc = (bytes: Buffer) => {
    const sum = Buffer.alloc(4);
    sum.writeUInt32LE(crc32(bytes));
    return sum;
  };
  const file = Buffer.concat([Buffer.from('fd377a585a00', 'hex'), flags, crc(flags), header, crc(header)]);
  expect(() => unpackXz(file, 1e5)).toThrow(/filters/);
});

function refused(unpack: () => unknown): string | undefined {
  try {
    unpack();
    return undefined;
  } catch (thrown) {
    if (thrown instanceof WaybillError) return thrown.code;
    throw thrown;
  }
}
