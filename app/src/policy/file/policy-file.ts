import type { ComponentRule } from '../components/component-policy.ts';
import type { LicensePolicy } from '../license-policy/license-policy.ts';

/** What one policy file says. */
export interface PolicyFile {
  readonly path: string;
  /** Undefined where the file says nothing about licences. */
  readonly licenses: LicensePolicy | undefined;
  readonly components: readonly ComponentRule[];
}
