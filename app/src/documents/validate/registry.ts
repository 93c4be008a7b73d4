import type { Rule } from './rule.ts';
import { iriInvalid, schemaDisagrees, versionRangeInternal } from './rules/cyclonedx-document.ts';
import { dependencyCycle, dependencyOrphan, dependencyTwice } from './rules/cyclonedx-graph.ts';
import { bomRefDangling, bomRefDuplicate } from './rules/cyclonedx-refs.ts';
import { hashLength } from './rules/hashes.ts';
import { cpeInvalid, purlInvalid } from './rules/identity.ts';
import { licenseInvalid, licenseUnknown } from './rules/licenses.ts';
import { actorInvalid, dataLicense, licenseRefUndefined, namespaceInvalid, spdxTime } from './rules/spdx-document.ts';
import { spdxIdDangling, spdxIdDuplicate, spdxIdInvalid } from './rules/spdx-ids.ts';
import { spdx3Dangling, spdx3Duplicate, spdx3OneDocument, spdx3Profile, spdx3Time } from './rules/spdx3-graph.ts';

/** Every rule beyond the schemas, in the order in which they run. */
export const rules: readonly Rule[] = [
  schemaDisagrees,
  versionRangeInternal,
  bomRefDuplicate,
  bomRefDangling,
  dependencyCycle,
  dependencyTwice,
  dependencyOrphan,
  spdxIdInvalid,
  spdxIdDuplicate,
  spdxIdDangling,
  spdx3Duplicate,
  spdx3Dangling,
  spdx3OneDocument,
  spdx3Profile,
  spdx3Time,
  purlInvalid,
  cpeInvalid,
  hashLength,
  licenseInvalid,
  licenseUnknown,
  licenseRefUndefined,
  iriInvalid,
  spdxTime,
  dataLicense,
  namespaceInvalid,
  actorInvalid,
];
