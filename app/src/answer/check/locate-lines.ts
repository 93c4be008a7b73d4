import { readNamed } from '../../platform/files/read-named.ts';
import { placesOfPointers, type TextPosition } from '../../platform/json/index.ts';
import type { CheckLine } from './check-line.ts';

/** Lines that are held together while the file that they are about is read again. */
const maxHeld = 10_000;

/** Adds the line in the file where a place has a JSON pointer only. Costs one more reading of each file with findings. */
export async function* locateLines(lines: AsyncIterable<CheckLine>): AsyncIterable<CheckLine> {
  let held: CheckLine[] = [];
  for await (const line of lines) {
    if (held.length > 0 && (held[0]!.place.path !== line.place.path || held.length >= maxHeld)) {
      yield* locate(held);
      held = [];
    }
    held.push(line);
  }
  yield* locate(held);
}

function locate(lines: readonly CheckLine[]): readonly CheckLine[] {
  const path = lines[0]?.place.path;
  const pointers = lines.flatMap(({ place }) => (place.line === null && place.pointer !== null ? [place.pointer] : []));
  if (path === undefined || path === null || path === '-' || pointers.length === 0) return lines;
  const found = placesIn(path, [...new Set(pointers)]);
  return lines.map((line) => {
    const position = line.place.line === null && line.place.pointer !== null ? found.get(line.place.pointer) : undefined;
    return position ? { ...line, place: { ...line.place, line: position.line } } : line;
  });
}

/** What cannot be read again, or is packed, keeps its pointers. */
function placesIn(path: string, pointers: readonly string[]): ReadonlyMap<string, TextPosition> {
  try {
    return placesOfPointers(readNamed(path), pointers);
  } catch {
    return new Map();
  }
}
