export { componentPattern, type NamedComponent } from './component-pattern.ts';
export { parsePolicy } from './file/parse-policy.ts';
export type { PolicyFile } from './file/policy-file.ts';
export { checkLicensePolicy, type PolicyFinding } from './license-policy/check-license-policy.ts';
export { type DecidingRule, type LicenseJudge, type LicenseVerdict, licenseJudge } from './license-policy/judge-licenses.ts';
export { categoryOf, type LicenseCategory, licenseCategories } from './license-policy/license-category.ts';
export { type LicensePolicy, type LicenseRule, worseOf } from './license-policy/license-policy.ts';
export type { Situation } from './situation.ts';
