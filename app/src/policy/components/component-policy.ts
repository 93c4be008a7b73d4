import type { Action } from '../../licenses/index.ts';
import type { Circumstances } from '../license-policy/license-policy.ts';
import type { Condition } from './condition.ts';

/** What an organisation says about components: the action that is called for where the conditions hold. */
export interface ComponentRule {
  readonly name: string;
  /** Whether all conditions must hold, or any. */
  readonly operator: 'ALL' | 'ANY';
  readonly conditions: readonly Condition[];
  readonly when: Circumstances;
  /** `allow` is to be told, and nothing else. */
  readonly action: Action;
  readonly reason?: string;
  readonly obligations: readonly string[];
  /** In the policy's file, from 1. */
  readonly line?: number;
}
