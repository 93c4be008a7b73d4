export { rules } from './registry.ts';
export type { Rule } from './rule.ts';
export { type ValidateOptions, validateDocument } from './validate-document.ts';
export type { Severity, Validation, ValidationError } from './verdict.ts';
