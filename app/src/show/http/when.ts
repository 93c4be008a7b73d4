import type { When } from '../../answer/questions.ts';
import { WaybillError } from '../../domain/errors.ts';
import { momentParameter } from './resource.ts';

/** The parameters that tell the time asked about: `at` for a moment, `from` with `to` for a span, none for now. */
export const whenParameters = { at: momentParameter.optional(), from: momentParameter.optional(), to: momentParameter.optional() };

/** @throws bad-time where the parameters contradict each other */
export function readWhen({ at, from, to }: { at?: string | undefined; from?: string | undefined; to?: string | undefined }): When {
  if (from === undefined && to === undefined) return at === undefined ? {} : { at };
  if (at !== undefined) throw new WaybillError('bad-time', 'Ask about a moment (at) or about a span (from and to), not about both.');
  if (from === undefined || to === undefined) throw new WaybillError('bad-time', 'A span has two ends: give from and to.');
  return { between: [from, to] };
}
