import { expect, test } from 'vitest';
import { renderReference } from '../../../tools/render-reference.ts';
import { mayImport } from '../architecture/may-import.ts';
import { readPage } from './pages.ts';

test('docs/reference.md is what the registries say; `npm run docs` writes it', async () => {
  expect(readPage('docs/reference.md')).toBe(await renderReference());
});

test('docs/architecture.md shows the table that the rooms are held to', () => {
  const [, table] = /<!-- imports -->\n(.*?)<!-- \/imports -->/s.exec(readPage('docs/architecture.md'))!;
  const rows = [...table!.matchAll(/^\| ([\w, ]+) \| ([\w, -]+) \|$/gm)].filter(([, rooms]) => rooms !== 'room' && rooms !== '---');
  const told = rows.flatMap(([, rooms, others]) =>
    rooms!.split(', ').map((room) => [room, others === '-' ? [] : others!.split(', ')] as const),
  );
  expect(Object.fromEntries(told)).toEqual(mayImport);
});
