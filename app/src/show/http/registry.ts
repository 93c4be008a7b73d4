import type { Resource, Write } from './resource.ts';
import { asset, assets } from './resources/assets.ts';
import { components } from './resources/components.ts';
import { coverage } from './resources/coverage.ts';
import { diff } from './resources/diff.ts';
import { evidence, evidenceContent, oneEvidence } from './resources/evidence.ts';
import { explain } from './resources/explain.ts';
import { auditFinding, finding, findingChanges, findings } from './resources/findings.ts';
import { impact } from './resources/impact.ts';
import { today } from './resources/today.ts';
import { understand } from './resources/understand.ts';
import { where } from './resources/where.ts';

/** Everything that can be asked over HTTP. */
export const resources: readonly Resource[] = [
  where,
  impact,
  coverage,
  diff,
  assets,
  asset,
  today,
  findings,
  finding,
  findingChanges,
  explain,
  components,
  evidence,
  oneEvidence,
  evidenceContent,
  understand,
];

/** Everything that can be written over HTTP, with the server's token. */
export const writes: readonly Write[] = [auditFinding];
