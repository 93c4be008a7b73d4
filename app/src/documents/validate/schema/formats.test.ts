import { expect, test } from 'vitest';
import { schemaFormats } from './formats.ts';

test.each([
  ['date-time', '2024-02-29T23:59:59Z', true],
  ['date-time', '2024-02-29 23:59:59.5+05:30', true],
  ['date-time', '2016-12-31T23:59:60Z', true],
  ['date-time', '2016-12-31T18:59:60-05:00', true],
  ['date-time', '2016-12-31T18:59:60Z', false],
  ['date-time', '2023-02-29T00:00:00Z', false],
  ['date-time', '2024-01-01T00:00:00', false],
  ['date-time', '2024-01-01T24:00:00Z', false],
  ['date-time', '12:00:00', false],
  ['date', '2024-04-31', false],
  ['date', '2024-04-30', true],
  ['uri', 'https://user@example.com:8080/a/b?c=d#e', true],
  ['uri', 'urn:uuid:1', true],
  ['uri', 'http://[2001:db8::1]/', true],
  ['uri', 'http://[2001:db8]/', false],
  ['uri', '/no/scheme', false],
  ['uri', 'https://example.com/a b', false],
  ['uri', 'https://example.com/%zz', false],
  ['idn-email', 'ann@example.com', true],
  ['idn-email', '"quoted @ text"@example.com', true],
  ['idn-email', 'jürgen@bücher.example', true],
  ['idn-email', 'a@[192.0.2.1]', true],
  ['idn-email', 'a@[192.0.2.256]', false],
  ['idn-email', 'a@[IPv6:2001:db8::1]', true],
  ['idn-email', 'a..b@example.com', false],
  ['idn-email', 'a@-example.com', false],
  ['idn-email', 'a b@example.com', false],
  ['idn-email', '@example.com', false],
  ['idn-email', 'ann', false],
])('%s %j: %s', (format, text, isValid) => {
  expect(schemaFormats[format]!(text)).toBe(isValid);
});

test('no text makes a format slow', () => {
  const hostile = [
    'a'.repeat(200_000),
    'a.'.repeat(100_000),
    `${'a'.repeat(100_000)}@${'-'.repeat(100_000)}`,
    `"${'\\"'.repeat(100_000)}@`,
    'a:'.repeat(100_000),
  ];
  for (const format of Object.values(schemaFormats)) for (const text of hostile) format(text);
});
