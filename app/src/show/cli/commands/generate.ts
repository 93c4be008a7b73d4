import type { Generated, GeneratedFormat } from '../../../answer/generate/generate.ts';
import { WaybillError } from '../../../domain/errors.ts';
import type { Command, Context } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { kindOf } from '../kind-of-tree.ts';
import type { OutputFormat } from '../output.ts';
import { writeTo } from '../target.ts';

interface GenerateFlags {
  readonly fromLedger?: string;
  readonly at?: string;
  readonly as?: string;
  readonly image?: string;
  readonly name?: string;
  readonly time?: string;
  readonly serial?: string;
  readonly specVersion: string;
  readonly licenses?: boolean;
}

export const generateCommand: Command = {
  name: 'generate',
  summary: 'an SBOM of a source tree, a root file system, an image archive on disk, or this machine; nothing is pulled from a registry',
  examples: [
    'waybill generate . -o cyclonedx=bom.json',
    'waybill generate . -o cyclonedx=bom.json -o spdx=bom.spdx.json',
    'waybill generate /mnt/image --as host --time 2024-05-06T07:08:09Z',
    'waybill generate --from-ledger shop --at 2024-05-06 -o spdx=shop.spdx.json',
    'waybill generate shop.tar --image linux/arm64 -o cyclonedx=shop.cdx.json',
  ],
  define(command, run) {
    command
      .argument('[path]', 'a source tree, a root file system, or an archive of images (`docker save`, OCI layout); this machine without it')
      .option('--from-ledger <asset>', 'what the ledger holds of an asset, in place of a path')
      .option('--at <time>', 'the moment for --from-ledger; now without it')
      .option('--as <kind>', 'what the path is: host (a root file system), source or image; told by what is in it otherwise')
      .option('--image <image>', 'the image of an archive that holds several: its name, digest or platform')
      .option('--name <name>', "what the SBOM is about, instead of the host's or the project's name")
      .option('--time <time>', 'the time of the document; now without it. With it, the same input gives the same bytes')
      .option('--spec-version <version>', 'the version of CycloneDX: 1.6 or 1.7', '1.6')
      .option('--licenses', 'read the licence files of components, and tell what they say as evidence')
      .option('--serial <uuid>', 'the serial number of the document; derived from its content without it')
      .action((path: string | undefined, flags: GenerateFlags) =>
        run(async (context) => {
          const { outputs, progress, say } = context;
          const wishes = outputs.map(({ format, file }) => ({ format: generatedFormat(format), file }));
          const generated = flags.fromLedger === undefined ? await fromPath(context, path, flags) : await fromLedger(context, path, flags);
          progress.end();
          for (const { format, file } of wishes) writeTo(file, (write) => write(generated.textIn(format)));
          const { collected, completeness } = generated.inventory;
          say(`waybill: ${collected.components.length} components, ${collected.gaps.length} gaps; completeness: ${completeness}`);
          return completeness === 'complete' ? exitCodes.done : exitCodes.partial;
        }),
      );
  },
};

async function fromPath({ progress, version }: Context, path: string | undefined, flags: GenerateFlags): Promise<Generated> {
  const { as, image, name, time, serial, specVersion, licenses, at } = flags;
  if (at !== undefined) throw new WaybillError('usage', '--at belongs to --from-ledger; --time is that of the document.');
  const of = await kindOf(path, as);
  const { generate } = await import('../../../answer/generate/generate.ts');
  return generate({
    path,
    of,
    image,
    name,
    time,
    serial,
    specVersion,
    licenses,
    tool: { name: 'waybill', version },
    onProgress: ({ what, done, total }) => progress.update({ what, done, total }),
  });
}

async function fromLedger({ settings, version }: Context, path: string | undefined, flags: GenerateFlags): Promise<Generated> {
  const { fromLedger: asset = '', at, as, image, time } = flags;
  if ([path, as, image, time].some((each) => each !== undefined)) {
    throw new WaybillError('usage', 'Name either what is to be looked at or --from-ledger, which has its time by --at.');
  }
  const { generateFromLedger } = await import('../../../answer/generate/from-ledger.ts');
  return generateFromLedger({ data: settings.data, asset, at, tool: { name: 'waybill', version } }, flags);
}

/** Where nothing is wished for, a document for programs is the only sensible answer. */
function generatedFormat(format: OutputFormat): GeneratedFormat {
  if (format === 'cyclonedx' || format === 'spdx') return format;
  if (format === 'table' || format === 'json') return 'cyclonedx';
  throw new WaybillError('usage', `This command writes a document, not “${format}”. It has cyclonedx, spdx.`);
}
