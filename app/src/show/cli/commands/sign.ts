import type { SignOptions } from '../../../answer/workbench/sign.ts';
import { WaybillError } from '../../../domain/errors.ts';
import type { Command } from '../command.ts';
import { oneDocument, printEdited } from '../edited.ts';
import { exitCodes } from '../exit-codes.ts';
import { writeTo } from '../target.ts';
import { takesDocuments } from '../workbench-inputs.ts';

interface SignFlags {
  readonly inputFile?: string;
  readonly key: string;
  readonly passphraseFile?: string;
  readonly certificates?: string;
  readonly algorithm?: string;
  readonly keyId?: string;
  readonly embedKey: boolean;
  readonly as: string;
  readonly replace?: boolean;
  readonly detached?: string;
}

export const signCommand: Command = {
  name: 'sign',
  summary: 'sign a document: CycloneDX in itself (JSF), any file apart from it (JWS)',
  examples: [
    'waybill sign bom.json --key key.pem -o cyclonedx=bom.signed.json',
    'waybill sign bom.json --key key.pem --as signers --key-id release -o cyclonedx=bom.signed.json',
    'waybill sign bom.spdx.json --key key.pem --detached bom.spdx.json.jws',
  ],
  define(command, run) {
    takesDocuments(command)
      .requiredOption('--key <file>', 'a private key in PEM, or a JWK; a secret stands in a JWK only')
      .option('--passphrase-file <file>', 'a file with the words that open the key')
      .option('--algorithm <name>', 'RS256, PS256, ES256, Ed25519, HS256 and their like; told by the key without it')
      .option('--key-id <id>', 'a name of the key, for whoever verifies')
      .option('--certificates <file>', "the signer's certificates in PEM, its own first; they stand in place of the public key")
      .option('--no-embed-key', 'leave the public key out of the signature')
      .option('--as <kind>', 'only (the one signature), signers (one of several), chain (over those before it)', 'only')
      .option('--replace', 'take out the signature that the document has')
      .option('--detached <file>', 'write a JWS of the bytes of the file instead')
      .action((paths: string[], flags: SignFlags) =>
        run(async (context) => {
          const { signApart, signDocument } = await import('../../../answer/workbench/sign.ts');
          const input = await oneDocument(paths, flags);
          const options = optionsOf(flags);
          if (flags.detached === undefined) return printEdited(context, await signDocument(input, options));
          const text = await signApart(input, options);
          writeTo(flags.detached, (write) => write(text));
          return exitCodes.done;
        }),
      );
  },
};

function optionsOf({ key, passphraseFile, certificates, algorithm, keyId, embedKey, as, replace = false }: SignFlags): SignOptions {
  if (as !== 'only' && as !== 'signers' && as !== 'chain') throw new WaybillError('usage', `--as is only, signers or chain, not “${as}”.`);
  return { key, passphraseFile, certificates, algorithm, keyId, embedKey, as, replace };
}
