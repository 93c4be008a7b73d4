import { bounds } from './bounds.ts';

/** Pairs of places that match, ascending: those of `a` and of `b`. */
export interface Matches {
  readonly a: readonly number[];
  readonly b: readonly number[];
}

const none: Matches = { a: [], b: [] };

/** What comparisons may still cost. */
export interface Budget {
  cells: number;
}

const side = bounds.gapWords + 1;
const table = new Uint16Array(side * side);

/**
 * The longest common subsequence of two short pieces of text, so that a changed word does not hide those around it.
 *
 * Unknown words (0) never match. Nothing is compared where the pieces are too long or the budget is spent.
 */
export function compareWords(
  a: Uint16Array,
  aFrom: number,
  aTo: number,
  b: Uint16Array,
  bFrom: number,
  bTo: number,
  budget: Budget,
): Matches {
  const [rows, columns] = [aTo - aFrom, bTo - bFrom];
  if (rows <= 0 || columns <= 0 || rows > bounds.gapWords || columns > bounds.gapWords || budget.cells < rows * columns) return none;
  budget.cells -= rows * columns;
  const width = columns + 1;
  for (let row = rows; row >= 0; row--)
    for (let column = columns; column >= 0; column--) {
      let best = 0;
      if (row < rows && column < columns) {
        const word = a[aFrom + row]!;
        if (word !== 0 && word === b[bFrom + column]) best = table[(row + 1) * width + column + 1]! + 1;
        best = Math.max(best, table[(row + 1) * width + column]!, table[row * width + column + 1]!);
      }
      table[row * width + column] = best;
    }
  const found = { a: [] as number[], b: [] as number[] };
  for (let row = 0, column = 0; row < rows && column < columns; ) {
    const here = table[row * width + column]!;
    if (here === 0) break;
    const word = a[aFrom + row]!;
    if (word !== 0 && word === b[bFrom + column] && here === table[(row + 1) * width + column + 1]! + 1) {
      found.a.push(aFrom + row++);
      found.b.push(bFrom + column++);
    } else if (table[(row + 1) * width + column]! >= table[row * width + column + 1]!) row++;
    else column++;
  }
  return found;
}
