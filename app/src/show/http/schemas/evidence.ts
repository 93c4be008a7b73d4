import { z } from 'zod';
import type { EvidenceAnswer } from '../../../answer/manage/manage.ts';
import type { EvidenceContentAnswer, EvidenceListAnswer, EvidenceShownAnswer } from '../../../answer/questions.ts';
import { moment } from './notes.ts';

const text = z.string();
const count = z.int().nonnegative();

const fields = {
  sha256: text.regex(/^sha256:[0-9a-f]{64}$/),
  path: text,
  format: text,
  specVersion: text,
  tools: z.array(text),
  authors: z.array(text),
  documentTime: moment.nullable(),
  timeNote: text.nullable(),
  ingested: moment,
  components: count,
  gaps: count,
  size: count,
  retracted: moment.nullable(),
};

const evidence: z.ZodType<EvidenceAnswer> = z.object(fields).meta({ id: 'Evidence' });

const schema = z.literal('waybill/evidence/1');

export const evidenceListAnswer: z.ZodType<EvidenceListAnswer> = z
  .object({ schema, evidence: z.array(evidence) })
  .meta({ id: 'EvidenceAnswer' });

export const evidenceShownAnswer: z.ZodType<EvidenceShownAnswer> = z
  .object({ schema, ...fields, gapList: z.array(z.unknown()).describe('What could not be read of it, the first thousand') })
  .meta({ id: 'EvidenceShownAnswer' });

export const evidenceContentAnswer: z.ZodType<EvidenceContentAnswer> = z
  .object({ schema: z.literal('waybill/evidence-content/1'), sha256: fields.sha256, content: z.base64() })
  .meta({ id: 'EvidenceContentAnswer' });
