import { createInterface } from 'node:readline';
import { WaybillError } from '../../../domain/errors.ts';
import type { Command } from '../command.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';

export const versionsCommand: Command = {
  name: 'versions',
  summary: 'compare, test and sort versions in the native order of their ecosystem',
  examples: [
    'waybill versions compare 1.0~rc1-1 1.0-1 --scheme deb',
    "printf 'npm\\t1.2.3\\t1.10.0\\n' | waybill versions compare -",
    "waybill versions satisfies 4.17.20 'vers:npm/>=4|<4.17.21'",
    'waybill versions sort 1.10 1.9 1.9rc1 --scheme pypi',
  ],
  define(command, run) {
    const load = () => import('../../../answer/versions.ts');
    command
      .command('compare <a> [b]')
      .description('prints <, =, > or ?; with - it reads lines of scheme, a and b with tabs between')
      .option('--scheme <name>', 'a purl type, or semver, gentoo, openssl, intdot, windows')
      .action((a: string, b: string | undefined, { scheme }: { scheme?: string }) =>
        run(async () => {
          const { compareSign, schemeNames } = await load();
          if (a === '-' && b === undefined) return compareLines(compareSign);
          if (b === undefined || scheme === undefined)
            throw new WaybillError('usage', 'Give two versions and --scheme, or - to read lines.');
          requireScheme(scheme, schemeNames);
          const sign = compareSign(scheme, a, b);
          process.stdout.write(`${sign}\n`);
          return sign === '?' ? exitCodes.partial : exitCodes.done;
        }),
      );
    command
      .command('satisfies <version> <range>')
      .description('prints yes, no or ?; the range is one of vers')
      .action((version: string, range: string) =>
        run(async () => {
          const { satisfies } = await load();
          const inside = satisfies(version, range);
          process.stdout.write(`${inside === undefined ? '?' : inside ? 'yes' : 'no'}\n`);
          return inside === undefined ? exitCodes.partial : exitCodes.done;
        }),
      );
    command
      .command('sort [versions...]')
      .description('prints them oldest first, a line each; from standard input when none are given')
      .requiredOption('--scheme <name>', 'a purl type, or semver, gentoo, openssl, intdot, windows')
      .action((versions: string[], { scheme }: { scheme: string }) =>
        run(async (context) => {
          const { schemeNames, sortVersions } = await load();
          requireScheme(scheme, schemeNames);
          const { sorted, undetermined } = sortVersions(scheme, versions.length > 0 ? versions : await Array.fromAsync(linesOfInput()));
          process.stdout.write(sorted.map((version) => `${version}\n`).join(''));
          for (const version of undetermined)
            context.say(`waybill: “${version}” is no version of ${scheme}, and has no place in its order`);
          return undetermined.length > 0 ? exitCodes.partial : exitCodes.done;
        }),
      );
  },
};

function requireScheme(scheme: string, known: readonly string[]): void {
  if (!known.includes(scheme)) throw new WaybillError('usage', `There is no scheme “${scheme}”. There are: ${known.join(', ')}.`);
}

/** Every line comes out again, with the sign appended; one that has not three columns gets `?`. */
async function compareLines(compare: (scheme: string, a: string, b: string) => string): Promise<ExitCode> {
  let out = '';
  for await (const line of linesOfInput()) {
    const [scheme, a, b] = line.split('\t');
    out += `${line}\t${scheme === undefined || a === undefined || b === undefined ? '?' : compare(scheme, a, b)}\n`;
    if (out.length > 65_536) {
      process.stdout.write(out);
      out = '';
    }
  }
  process.stdout.write(out);
  return exitCodes.done;
}

async function* linesOfInput(): AsyncIterable<string> {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) if (line !== '') yield line;
}
