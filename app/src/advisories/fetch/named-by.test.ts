import { expect, test } from 'vitest';
import { namedBy } from './named-by.ts';

test('only the host that the operator named is named by the operator', () => {
  const feed = 'https://vendor.example/.well-known/csaf/provider-metadata.json';
  expect(namedBy('https://vendor.example/white/a.json', feed)).toBe('operator');
  expect(namedBy('https://other.example/white/a.json', feed)).toBe('feed');
  expect(namedBy('https://10.0.0.1/a.json', feed)).toBe('feed');
  expect(namedBy('no address', feed)).toBe('feed');
});

test('a feed that came by HTTPS does not lead out of it, one on a mirror without it may', () => {
  expect(() => namedBy('http://vendor.example/a.json', 'https://vendor.example/feed.json')).toThrow('not HTTPS');
  expect(() => namedBy('ftp://vendor.example/a.json', 'https://vendor.example/feed.json')).toThrow('not HTTPS');
  expect(namedBy('http://mirror.example/a.json', 'http://mirror.example/feed.json')).toBe('operator');
});
