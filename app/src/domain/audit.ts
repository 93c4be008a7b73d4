/** What people decided about a finding, in the words of CycloneDX' impact analysis. */
export type AuditState = 'inTriage' | 'exploitable' | 'notAffected' | 'falsePositive' | 'resolved';

export const auditStates: readonly AuditState[] = ['inTriage', 'exploitable', 'notAffected', 'falsePositive', 'resolved'];

/** Why a component is not affected though an advisory names it. @see https://cyclonedx.org/docs/1.6/json/#vulnerabilities_items_analysis_justification */
export type Justification =
  | 'codeNotPresent'
  | 'codeNotReachable'
  | 'requiresConfiguration'
  | 'requiresDependency'
  | 'requiresEnvironment'
  | 'protectedByCompiler'
  | 'protectedAtRuntime'
  | 'protectedAtPerimeter'
  | 'protectedByMitigatingControl';

export const justifications: readonly Justification[] = [
  'codeNotPresent',
  'codeNotReachable',
  'requiresConfiguration',
  'requiresDependency',
  'requiresEnvironment',
  'protectedByCompiler',
  'protectedAtRuntime',
  'protectedAtPerimeter',
  'protectedByMitigatingControl',
];

/** One decision. The newest that has not expired is the one that holds; the older ones are its history. */
export interface Audit {
  readonly state: AuditState;
  readonly justification: Justification | undefined;
  readonly comment: string;
  readonly author: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
  /** After this it no longer holds, and the finding is as if nobody had decided. */
  readonly expires: number | undefined;
  /** The one asset that it is about; all of them when undefined. */
  readonly asset: string | undefined;
}
