import { writeFile } from 'node:fs/promises';
import { renderReference } from './render-reference.ts';

await writeFile(new URL('../docs/reference.md', import.meta.url), await renderReference());
