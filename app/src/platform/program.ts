import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder that the program was installed in: what comes with it (`data`, `dist/web`) stands below. It holds package.json and `data`. */
export function programFolder(): string {
  let folder = import.meta.dirname;
  while (!(existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'data')))) {
    const above = dirname(folder);
    if (above === folder) throw new Error('The program cannot find its own files. Install it again.');
    folder = above;
  }
  return folder;
}
