import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { messageOf, WaybillError } from '../../domain/errors.ts';

/** What is set for a run: a flag goes before `WAYBILL_*` in the environment, that before the configuration file, that before the default. */
export interface Settings {
  readonly data: string;
  readonly server: string | undefined;
  /** What the server asks of who writes: `WAYBILL_TOKEN`, for a flag would stand in the list of processes. */
  readonly token: string | undefined;
  /** Advisory feeds that are to be there, by address or kind: `WAYBILL_FEEDS`, parted by blanks or commas. */
  readonly feeds: readonly string[];
}

export interface GlobalFlags {
  readonly data?: string;
  readonly server?: string;
  readonly config?: string;
}

export async function readSettings(flags: GlobalFlags, environment: NodeJS.ProcessEnv): Promise<Settings> {
  const file = await readConfig(flags.config ?? environment.WAYBILL_CONFIG);
  return {
    data: flags.data ?? environment.WAYBILL_DATA ?? file.data ?? defaultDataFolder(environment),
    server: flags.server ?? environment.WAYBILL_SERVER ?? file.server,
    token: environment.WAYBILL_TOKEN,
    feeds: (environment.WAYBILL_FEEDS ?? file.feeds ?? '').split(/[\s,]+/).filter((feed) => feed !== ''),
  };
}

/** The platform's folder for a user's data. */
function defaultDataFolder(environment: NodeJS.ProcessEnv): string {
  switch (process.platform) {
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support', 'waybill');
    case 'win32':
      return join(environment.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'waybill');
    default:
      return join(environment.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'waybill');
  }
}

async function readConfig(
  path: string | undefined,
): Promise<{ readonly data?: string; readonly server?: string; readonly feeds?: string }> {
  if (path === undefined) return {};
  if (!existsSync(path)) throw new WaybillError('usage', `The configuration file ${path} is not there.`, { place: { path } });
  const { parse } = await import('yaml');
  let values: unknown;
  try {
    values = parse(readFileSync(path, 'utf8'), { schema: 'failsafe' });
  } catch (error) {
    throw new WaybillError('usage', `The configuration file ${path} is no YAML: ${messageOf(error)}`, { place: { path } });
  }
  const known = ['data', 'server', 'feeds'];
  const entries = Object.entries((values ?? {}) as Record<string, unknown>);
  const wrong = entries.find(([name, value]) => !known.includes(name) || typeof value !== 'string');
  if (wrong)
    throw new WaybillError('usage', `${path}: “${wrong[0]}” is not a setting, or no text. Settings are: ${known.join(', ')}.`, {
      place: { path },
    });
  return Object.fromEntries(entries) as { data?: string; server?: string; feeds?: string };
}
