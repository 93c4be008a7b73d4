import { messageOf, WaybillError } from '../../domain/errors.ts';
import { expandInputs } from '../../platform/files/inputs.ts';
import { type PolicyFile, parsePolicy } from '../../policy/index.ts';

/**
 * Reads policy files; a folder gives all that are in it.
 *
 * @throws WaybillError `schema`, `not-found`, `unreadable`: a policy that cannot be read whole must not judge
 */
export async function readPolicies(paths: readonly string[]): Promise<PolicyFile[]> {
  const policies: PolicyFile[] = [];
  for await (const input of expandInputs(paths, ['.yaml', '.yml', '.json'], process.stdin)) {
    policies.push(parsePolicy(textOf(await input.bytes(), input.path), input.path));
  }
  if (policies.length === 0) throw new WaybillError('not-found', `There is no policy in ${paths.join(', ')}.`);
  return policies;
}

function textOf(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new WaybillError('not-text', `${path} is no text in UTF-8: ${messageOf(error)}`, { place: { path }, cause: error });
  }
}
