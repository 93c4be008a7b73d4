import { checkLicensePolicy, type PolicyFile, type PolicyFinding } from '../../policy/index.ts';

/** What the author of a policy should know about it. */
export interface PolicyCheckLine {
  readonly policy: string;
  readonly kind: PolicyFinding['kind'];
  readonly rules: readonly string[];
  readonly terms: readonly string[];
  readonly line: number | null;
  readonly message: string;
}

/** Conflicts, rules that never decide, ids that no list has, and other oddities of policies. */
export function checkPolicies(files: readonly PolicyFile[]): readonly PolicyCheckLine[] {
  return files.flatMap(({ path, licenses }) =>
    (licenses ? checkLicensePolicy(licenses) : []).map(({ kind, rules, terms, line, message }) => ({
      policy: path,
      kind,
      rules,
      terms,
      line: line ?? null,
      message,
    })),
  );
}
