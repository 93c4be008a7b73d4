import type { VerifyLine } from '../../../answer/workbench/verify.ts';
import type { View } from '../../render/view.ts';
import type { Command } from '../command.ts';
import { gatherList } from '../edited.ts';
import { type ExitCode, exitCodes, worstOf } from '../exit-codes.ts';
import { printLines } from '../output.ts';
import { documentsOf, gather, takesDocuments } from '../workbench-inputs.ts';

interface VerifyFlags {
  readonly inputFile?: string;
  readonly key?: readonly string[];
  readonly ca?: readonly string[];
  readonly at?: string;
  readonly acceptExcluded?: readonly string[];
  readonly signature?: string;
  readonly trustedRoot?: string;
  readonly identity?: string;
  readonly issuer?: string;
}

export const verifyCommand: Command = {
  name: 'verify',
  summary: 'are documents signed by whom they should be, and unchanged since? JSF, JWS, Sigstore bundles; without any network',
  examples: [
    'waybill verify bom.json --key public.pem',
    'waybill verify bom.json --ca company-ca.pem --at 2024-05-06T00:00:00Z',
    'waybill verify bom.spdx.json --signature bom.spdx.json.jws --key keys.jwks',
    'waybill verify bom.json --signature bom.sigstore.json --identity builds@example.com --issuer https://accounts.example.com',
  ],
  define(command, run) {
    takesDocuments(command)
      .option('--key <file>', 'keys that are trusted: PEM, a JWK, a set of JWKs; may be repeated', gather)
      .option('--ca <file>', 'certificates of authorities that are trusted, in PEM; may be repeated', gather)
      .option('--at <time>', 'judge certificates for this moment instead of now')
      .option('--accept-excluded <names>', 'properties that a signature may leave out', gatherList)
      .option('--signature <file>', 'the signature that stands apart: a JWS or a Sigstore bundle')
      .option('--trusted-root <file>', "Sigstore's trusted root; that of the public deployment, as this version brings it, without it")
      .option('--identity <who>', 'who must have signed a Sigstore bundle; * for any characters')
      .option('--issuer <url>', 'who must have vouched for that identity')
      .action((paths: string[], flags: VerifyFlags) =>
        run(async ({ outputs }) => {
          const { verify } = await import('../../../answer/workbench/verify.ts');
          const { key: keys = [], ca: authorities = [], acceptExcluded = [], at, signature, trustedRoot, identity, issuer } = flags;
          const options = { keys, authorities, acceptExcluded, at, signature, trustedRoot, identity, issuer };
          const counts = { verified: 0, bad: 0, undetermined: 0 };
          await printLines(
            outputs,
            { schema: 'waybill/verify/1', lines: verify(documentsOf(paths, flags), options), summarise: () => counts, view: viewOf },
            ({ verdict }) => {
              counts[verdict] += 1;
            },
          );
          return exitCodeOf(counts);
        }),
      );
  },
};

function exitCodeOf({ verified, bad, undetermined }: Readonly<Record<VerifyLine['verdict'], number>>): ExitCode {
  const nothing = verified + bad + undetermined === 0;
  return worstOf(bad > 0 ? exitCodes.found : exitCodes.done, undetermined > 0 || nothing ? exitCodes.partial : exitCodes.done);
}

function viewOf(lines: readonly VerifyLine[], counts: Readonly<Record<VerifyLine['verdict'], number>>): View {
  return {
    headline: [`${counts.verified} verified, ${counts.bad} bad, ${counts.undetermined} undetermined.`],
    tables: [
      {
        columns: ['verdict', 'document', 'signature', 'algorithm', 'by', 'reason'],
        rows: lines.flatMap(({ path, kind, verdict, reason, signatures }) => [
          ...(reason === null && signatures.length > 0 ? [] : [[verdict, path, '-', '-', '-', reason ?? '-']]),
          ...signatures.map((each) => [
            each.verdict,
            path,
            each.pointer ?? kind,
            each.algorithm ?? '-',
            each.signer ?? each.keyId ?? each.key ?? '-',
            each.reason ?? '-',
          ]),
        ]),
      },
      {
        title: 'What was looked at, and what was not',
        columns: ['document', 'signature', 'checked', 'not checked'],
        rows: lines.flatMap(({ path, kind, signatures }) =>
          signatures.map(({ pointer, checked, unchecked }) => [
            path,
            pointer ?? kind,
            checked.join('; ') || '-',
            unchecked.join('; ') || '-',
          ]),
        ),
      },
    ],
    notes: [],
  };
}
