export { readRules } from './custom/read-rules.ts';
export { rulesFile } from './custom/rules-schema.ts';
export { rules } from './registry.ts';
export type { Rule } from './rule.ts';
export { type ValidateOptions, validateDocument } from './validate-document.ts';
export type { Severity, Validation, ValidationError } from './verdict.ts';
