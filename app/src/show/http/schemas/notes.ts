import { z } from 'zod';
import type { BlindAsset, Bounds, EvidenceNote, FeedNote, PresenceNote, ProcessNote } from '../../../answer/answer.ts';
import type { ComponentRef } from '../../../answer/diff/diff-answer.ts';

/*
 * The parts that answers share, as OpenAPI tells them. Answers are built by the use cases and their types hold; the schemas document them, and
 * their `ZodType<...>` makes a field that one of both lacks a compile error.
 */

const text = z.string();

/** RFC 3339 UTC. */
export const moment = z.string().meta({ format: 'date-time' });

export const processNote: z.ZodType<ProcessNote> = z
  .object({ name: text, criticality: z.string().describe('critical, high, medium or low'), owner: text.nullable() })
  .meta({ id: 'ProcessNote' });

export const blindAsset: z.ZodType<BlindAsset> = z
  .object({ asset: text, lastEvidence: moment.nullable(), why: text })
  .meta({ id: 'BlindAsset', description: 'An asset that cannot tell, and why.' });

export const feedNote: z.ZodType<FeedNote> = z
  .object({
    name: text,
    ageHours: z.number().nullable().describe('Hours since its newest import'),
    stale: z.boolean(),
    unread: z.number().describe('Records that could not be read'),
  })
  .meta({ id: 'FeedNote' });

export const evidenceNote: z.ZodType<EvidenceNote> = z
  .object({ sha256: text, tools: z.array(text), time: moment, stream: text })
  .meta({ id: 'EvidenceNote', description: 'A source document, kept by its digest.' });

export const bounds: z.ZodType<Bounds> = z
  .object({ after: moment.nullable(), by: moment })
  .meta({ id: 'Bounds', description: 'One end of a presence: it lies after the first moment and by the second.' });

export const componentRef: z.ZodType<ComponentRef> = z
  .object({ purl: text.nullable(), name: text, version: text.nullable() })
  .meta({ id: 'ComponentRef' });

export const presenceNote: z.ZodType<PresenceNote> = z
  .object({
    asset: text,
    assetKind: text,
    component: z.object({
      id: z.number().describe('Its number in the ledger'),
      purl: text.nullable(),
      name: text,
      version: text.nullable(),
    }),
    state: z.enum(['present', 'undetermined', 'past']),
    why: text,
    from: bounds,
    to: bounds.nullable(),
    evidence: z.array(evidenceNote),
    lastEvidence: moment,
    services: z.array(text),
    processes: z.array(processNote),
  })
  .meta({ id: 'PresenceNote' });

/** What every answer carries beside itself. */
export const answered = { because: z.array(text), blind: z.array(blindAsset), feeds: z.array(feedNote) };
