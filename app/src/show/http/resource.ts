import { z } from 'zod';
import type { Decisions, Questions } from '../../answer/questions.ts';
import { limits } from '../../platform/limits.ts';

/** What a request carries: the parameters of its path and of its query string. */
export interface Asked<Params, Query> {
  readonly params: Params;
  readonly query: Query;
}

/** One address under `/api` that can be read. */
export interface Resource {
  readonly path: string;
  readonly summary: string;
  readonly params: z.ZodType;
  readonly query: z.ZodType;
  /** Documents the answer; what is sent is not checked against it. */
  readonly answer: z.ZodType;
  readonly ask: (questions: Questions, asked: Asked<unknown, unknown>) => Promise<unknown>;
}

const nothing = z.strictObject({});

/** Ties what a resource asks for to how it is answered, so that `ask` gets what its schemas read. */
export function resource<Answer, Query extends z.ZodType = typeof nothing, Params extends z.ZodType = typeof nothing>(definition: {
  readonly path: string;
  readonly summary: string;
  readonly params?: Params;
  readonly query?: Query;
  readonly answer: z.ZodType<Answer>;
  readonly ask: (questions: Questions, asked: Asked<z.output<Params>, z.output<Query>>) => Promise<Answer>;
}): Resource {
  return { params: nothing, query: nothing, ...definition, ask: definition.ask as Resource['ask'] };
}

/** One address under `/api` that takes something that people decided. */
export interface Write {
  readonly path: string;
  readonly summary: string;
  readonly params: z.ZodType;
  readonly body: z.ZodType;
  readonly answer: z.ZodType;
  readonly take: (decisions: Decisions, sent: { readonly params: unknown; readonly body: unknown }) => Promise<unknown>;
}

/** Ties what is sent to how it is taken, so that `take` gets what its schemas read. */
export function write<Answer, Body extends z.ZodType, Params extends z.ZodType>(definition: {
  readonly path: string;
  readonly summary: string;
  readonly params: Params;
  readonly body: Body;
  readonly answer: z.ZodType<Answer>;
  readonly take: (decisions: Decisions, sent: { readonly params: z.output<Params>; readonly body: z.output<Body> }) => Promise<Answer>;
}): Write {
  return { ...definition, take: definition.take as Write['take'] };
}

/** Text of a parameter. */
export const parameter = z.string().max(limits.fieldLength);

/** `true` or `false`. */
export const flagParameter = z.stringbool({ truthy: ['true'], falsy: ['false'] });

/** A moment: RFC 3339 or a plain date. */
export const momentParameter = z.string().max(64).describe('RFC 3339, or a plain date');
