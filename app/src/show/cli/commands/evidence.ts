import type { EvidenceAnswer } from '../../../answer/manage/manage.ts';
import type { View } from '../../render/view.ts';
import { ask } from '../ask.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { printDocument } from '../output.ts';
import { withData } from '../with-data.ts';

export const evidenceCommand: Command = {
  name: 'evidence',
  summary: 'the source documents: list, show, retract',
  examples: [
    'waybill evidence list',
    'waybill evidence show 3f2a9c',
    'waybill evidence show 3f2a9c --content > sbom.json',
    'waybill evidence retract 3f2a9c --reason "wrong host"',
  ],
  define(command, run) {
    command
      .command('list')
      .description('all documents, newest first')
      .action(() =>
        run(async (context) => {
          const answer = await ask(context, (questions) => questions.evidence());
          printDocument(context.outputs, { value: answer, view: (value) => listView(value.evidence) });
          return exitCodes.done;
        }),
      );
    command
      .command('show <digest>')
      .description('one document, by its digest or the beginning of it')
      .option('--content', 'the document itself, byte for byte')
      .action((digest: string, { content }: { content?: boolean }) =>
        run(async (context) => {
          if (content) {
            const answer = await ask(context, (questions) => questions.evidenceContent(digest));
            process.stdout.write(Buffer.from(answer.content, 'base64'));
            return exitCodes.done;
          }
          const answer = await ask(context, (questions) => questions.evidenceShow(digest));
          printDocument(context.outputs, { value: answer, view: (shown) => listView([shown]) });
          return exitCodes.done;
        }),
      );
    command
      .command('retract <digest>')
      .description("take a document's word back; what it told of is derived anew without it")
      .requiredOption('--reason <text>', 'why; kept with the trace')
      .action((digest: string, { reason }: { reason: string }) =>
        run(async (context) => {
          const { evidenceRetract } = await import('../../../answer/manage/manage.ts');
          const evidence = await withData(context, async ({ ledger }) => evidenceRetract(ledger, digest, reason));
          printDocument(context.outputs, {
            value: { schema: 'waybill/correction/1', what: 'retracted', subject: evidence.sha256 },
            view: ({ subject }) => ({
              headline: [`The word of ${subject} (${evidence.path}) is taken back. The document and a trace are kept.`],
              tables: [],
              notes: [],
            }),
          });
          return exitCodes.done;
        }),
      );
  },
};

function listView(evidence: readonly EvidenceAnswer[]): View {
  return {
    headline: [`${evidence.length} document${evidence.length === 1 ? '' : 's'}.`],
    tables: [
      {
        columns: ['digest', 'format', 'time', 'ingested', 'components', 'gaps', 'tools', 'path', 'note'],
        rows: evidence.map((each) => [
          each.sha256.slice(7, 19),
          `${each.format} ${each.specVersion}`,
          each.documentTime ?? '-',
          each.ingested,
          String(each.components),
          String(each.gaps),
          each.tools.join(', '),
          each.path,
          each.retracted === null ? (each.timeNote ?? '') : `retracted ${each.retracted}`,
        ]),
      },
    ],
    notes: [],
  };
}
