import type { Entry } from '../collected-builder.ts';
import type { RegistryKey } from './registry-keys.ts';

const above = ['microsoft', 'windows', 'currentversion', 'uninstall'];

/** Whether a key is the list of installed programs itself: of the machine, of its 32-bit part, or of a user. */
export function isProgramList(path: string): boolean {
  return endsLike(path.toLowerCase().split('\\'), above);
}

/** Whether a key stands for one program of such a list. */
export function isProgram(path: string): boolean {
  const steps = path.toLowerCase().split('\\');
  return steps.at(-1) !== '' && endsLike(steps.slice(0, -1), above);
}

/**
 * The program that a key stands for; undefined where it has no name: such keys are leftovers, or list what belongs to Windows.
 *
 * Programs that are hidden from people's view (`SystemComponent`) are there like any other.
 */
export function programOf({ path, values }: RegistryKey): Entry | undefined {
  const name = values.get('displayname')?.trim();
  if (!name) return undefined;
  const get = (value: string) => values.get(value)?.trim() || undefined;
  return {
    ref: path,
    kind: 'application',
    name,
    version: get('displayversion'),
    publisher: get('publisher'),
    location: get('installlocation'),
  };
}

/** The key of the program that this one is a part or an update of, in the same list. */
export function parentOf({ path, values }: RegistryKey): string | undefined {
  const parent = values.get('parentkeyname');
  return parent ? `${path.slice(0, path.lastIndexOf('\\'))}\\${parent}` : undefined;
}

function endsLike(steps: readonly string[], end: readonly string[]): boolean {
  return end.every((step, index) => steps.at(index - end.length) === step);
}
