import { expect, test } from 'vitest';
import { WaybillError } from '../../domain/errors.ts';
import { memoryTree } from './memory-tree.ts';

test('files are found by glob, sorted, and read', async () => {
  const tree = memoryTree({ 'b/x': new Uint8Array([0xef, 0xbb, 0xbf, 0x62]), 'a/x': 'a', y: 'y' });
  const found = await Array.fromAsync(tree.find(['**/x'], () => {}));
  expect(found.map(({ path }) => path)).toEqual(['a/x', 'b/x']);
  expect(await found[1]!.text()).toBe('b');
  expect(await tree.file('z')).toBeUndefined();
});

test('an error stands for a file that cannot be read', async () => {
  const file = await memoryTree({ x: new WaybillError('unreadable', 'no') }).file('x');
  await expect(file?.bytes()).rejects.toMatchObject({ code: 'unreadable' });
});
