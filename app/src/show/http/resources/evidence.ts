import { z } from 'zod';
import { parameter, resource } from '../resource.ts';
import { evidenceContentAnswer, evidenceListAnswer, evidenceShownAnswer } from '../schemas/evidence.ts';

export const evidence = resource({
  path: '/api/evidence',
  summary: 'The source documents, newest first',
  answer: evidenceListAnswer,
  ask: (questions) => questions.evidence(),
});

export const oneEvidence = resource({
  path: '/api/evidence/:digest',
  summary: 'One source document, by its digest or the beginning of it, with what could not be read of it',
  params: z.strictObject({ digest: parameter }),
  answer: evidenceShownAnswer,
  ask: (questions, { params }) => questions.evidenceShow(params.digest),
});

export const evidenceContent = resource({
  path: '/api/evidence/:digest/content',
  summary: 'One source document itself, byte for byte, in base64',
  params: z.strictObject({ digest: parameter }),
  answer: evidenceContentAnswer,
  ask: (questions, { params }) => questions.evidenceContent(params.digest),
});
