import { expect, test } from 'vitest';
import { proxyFor } from './proxy.ts';

const env = {
  HTTPS_PROXY: 'http://proxy.example:3128',
  http_proxy: 'plain.example:8080',
  NO_PROXY: 'internal.example, .lab.example,10.0.0.1:8443',
};

test.each([
  ['https://osv.example/all.zip', 'http://proxy.example:3128'],
  ['http://osv.example/all.zip', 'http://plain.example:8080'],
  ['https://internal.example/', undefined],
  ['https://a.internal.example/', undefined],
  ['https://notinternal.example/', 'http://proxy.example:3128'],
  ['https://x.lab.example/', undefined],
  ['https://10.0.0.1:8443/', undefined],
  ['https://10.0.0.1/', 'http://proxy.example:3128'],
])('%s goes through %s', (url, expected) => {
  expect(proxyFor(new URL(url), env)).toBe(expected);
});

test('nothing named, or everything exempt, is direct', () => {
  expect(proxyFor(new URL('https://osv.example/'), {})).toBeUndefined();
  expect(proxyFor(new URL('https://osv.example/'), { ...env, NO_PROXY: '*' })).toBeUndefined();
  expect(proxyFor(new URL('http://osv.example/'), { HTTP_PROXY: 'http://evil.example', REQUEST_METHOD: 'GET' })).toBeUndefined();
});
