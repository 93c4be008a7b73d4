/** Tests one character. */
export type CharacterTest = (code: number) => boolean;

/** One step of a compiled pattern; `next` and `other` are numbers of steps. */
export type Step =
  | { readonly kind: 'character'; readonly test: CharacterTest; readonly next: number }
  | { readonly kind: 'split'; readonly next: number; readonly other: number }
  | { readonly kind: 'start' | 'end'; readonly next: number }
  | { readonly kind: 'wordBorder' | 'noWordBorder'; readonly next: number }
  | { readonly kind: 'match' };

export interface Program {
  readonly steps: readonly Step[];
  readonly first: number;
}

const wordCharacter = /[A-Za-z0-9_]/;

/**
 * Whether the whole text is of the pattern. All ways through the pattern are followed at once, so that time is at most the product of the
 * lengths of pattern and text, whatever they are.
 */
export function runProgram({ steps, first }: Program, text: string): boolean {
  const seen = new Int32Array(steps.length).fill(-1);
  let current: number[] = [];
  let stack: number[] = [];
  const isWord = (at: number) => at >= 0 && at < text.length && wordCharacter.test(text[at]!);
  const holds = (step: Exclude<Step, { readonly kind: 'character' | 'split' | 'match' }>, at: number): boolean => {
    if (step.kind === 'start') return at === 0;
    if (step.kind === 'end') return at === text.length;
    return (isWord(at - 1) !== isWord(at)) === (step.kind === 'wordBorder');
  };
  const reach = (from: number, at: number, into: number[]): void => {
    stack.push(from);
    for (let number = stack.pop(); number !== undefined; number = stack.pop()) {
      if (seen[number] === at) continue;
      seen[number] = at;
      const step = steps[number]!;
      if (step.kind === 'character' || step.kind === 'match') into.push(number);
      else if (step.kind === 'split') stack.push(step.other, step.next);
      else if (holds(step, at)) stack.push(step.next);
    }
    stack = [];
  };
  reach(first, 0, current);
  for (let at = 0; at < text.length; at++) {
    const next: number[] = [];
    for (const number of current) {
      const step = steps[number]!;
      if (step.kind === 'character' && step.test(text.charCodeAt(at))) reach(step.next, at + 1, next);
    }
    if (next.length === 0) return false;
    current = next;
  }
  return current.some((number) => steps[number]!.kind === 'match');
}
