import { printableLines } from '../render/printable.ts';

/** Tells a person something beside the answer. What names of files and documents put into it does not speak to the terminal. */
export function tellPerson(text: string): void {
  process.stderr.write(`${printableLines(text)}\n`);
}
