import { z } from 'zod';

const field = z.string().min(1).max(1000);
const value = z.union([z.string(), z.number(), z.boolean()]);

/** What an assertion demands of every element that is selected; all that is told must hold. */
const assertion = z
  .strictObject({
    has: z.array(field).min(1).optional().describe('fields that are there and not empty'),
    lacks: z.array(field).min(1).optional().describe('fields that are not there, or empty'),
    matches: z.record(field, z.string()).optional().describe('fields of which every value matches a regular expression'),
    oneOf: z.record(field, z.array(value).min(1)).optional().describe('fields of which every value is one of these'),
    unique: field.optional().describe('a field of which no value stands in two elements'),
    count: z
      .strictObject({ least: z.int().nonnegative().optional(), most: z.int().nonnegative().optional() })
      .optional()
      .describe('how many elements are selected'),
  })
  .refine((demands) => Object.keys(demands).length > 0, 'an assertion demands something: has, lacks, matches, oneOf, unique or count');

const selector = z.union([
  field,
  z.strictObject({
    path: z.string().max(1000).describe('a dotted path or a JSON pointer; lists are gone through'),
    where: z.record(field, z.string()).optional().describe('only elements with a value of the field that matches the regular expression'),
  }),
]);

/** Our own rules for documents, as `validate --rules` takes them from YAML or JSON. */
export const rulesFile = z.strictObject({
  schema: z.literal('waybill/rules/1').optional(),
  rules: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9][a-z0-9._/-]{0,99}$/, 'an id has small letters, digits and any of ._/- only'),
        selector,
        assertion,
        severity: z.enum(['error', 'warning']).optional(),
        message: z.string().min(1).max(1000).optional(),
        formats: z
          .array(z.enum(['cyclonedx', 'spdx']))
          .min(1)
          .optional(),
      }),
    )
    .min(1)
    .max(1000),
});

export type OwnRule = z.infer<typeof rulesFile>['rules'][number];

/** The custom rules of CycloneDX's sbom-utility, as its `--custom` takes them. */
export const utilityFile = z.object({
  validation: z.object({
    actions: z
      .array(
        z.object({
          id: z.string().min(1),
          description: z.string().optional(),
          selector: z.object({
            path: z.string().optional(),
            primaryKey: z.object({ key: z.string().optional(), value: z.string().optional() }).optional(),
          }),
          functions: z.array(z.enum(['isUnique', 'hasProperties'])).min(1),
          properties: z.array(z.object({ key: z.string().min(1), value: z.string().optional() })).optional(),
        }),
      )
      .max(1000),
  }),
});

export type UtilityAction = z.infer<typeof utilityFile>['validation']['actions'][number];
