import { expect, test } from 'vitest';
import { isCpe } from './cpe.ts';

test.each([
  ['cpe:2.3:a:vendor:product:1.0:*:*:*:*:*:*:*', true],
  ['cpe:2.3:o:microsoft:windows_10:1607:*:*:en-us:*:*:x64:*', true],
  ['cpe:2.3:a:ven\\:dor:pro\\.duct:1\\.0:-:*:*:*:*:*:*', true],
  ['cpe:2.3:a:vendor:product:8.??:*:*:*:*:*:*:*', true],
  ['cpe:2.3:a:vendor:product:1.0', false],
  ['cpe:2.3:x:vendor:product:1.0:*:*:*:*:*:*:*', false],
  ['cpe:2.3:a:ven dor:product:1.0:*:*:*:*:*:*:*', false],
  ['cpe:2.3:a:vendor:product:1.*.0:*:*:*:*:*:*:*', false],
  ['cpe:2.3:a:vendor:product:1.0:*:*:english:*:*:*:*', false],
  ['cpe:/a:apache:log4j:2.14.1', true],
  ['cpe:/o:redhat:enterprise_linux:8::baseos', true],
  ['cpe:/app:redhat:simple', false],
  ['log4j', false],
])('%s: %s', (text, isName) => {
  expect(isCpe(text)).toBe(isName);
});
