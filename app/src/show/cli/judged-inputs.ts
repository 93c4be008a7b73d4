import type { CheckedInput } from '../../answer/check/checked-input.ts';
import type { Context } from './command.ts';
import { standardInput } from './standard-input.ts';
import { type SourceFlags, sourcesOf } from './workbench-inputs.ts';

/** What a policy judges: whatever the names of a call name, or what the ledger holds. @throws WaybillError `usage` where both are named */
export async function judgedInputs(
  context: Pick<Context, 'settings' | 'version'>,
  names: readonly string[],
  flags: Pick<SourceFlags, 'fromLedger' | 'at'>,
): Promise<AsyncIterable<CheckedInput>> {
  const { readDocuments, readInputs } = await import('../../answer/check/read-inputs.ts');
  const isOfFiles = flags.fromLedger === undefined && flags.at === undefined;
  return isOfFiles ? readInputs(names, standardInput) : readDocuments(sourcesOf(context, names, flags));
}
