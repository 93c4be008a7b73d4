import { WaybillError } from '../../domain/errors.ts';
import { cyclonedx } from '../cyclonedx/index.ts';
import type { JsonObject } from '../reading.ts';
import type { WorkDocument } from '../work-document.ts';
import { cyclonedxToSpdx2 } from './cyclonedx-to-spdx2.ts';
import { toCycloneDxVersion } from './cyclonedx-version.ts';
import { type Loss, Losses } from './losses.ts';
import { spdx2ToCyclonedx } from './spdx2-to-cyclonedx.ts';

export type { Loss } from './losses.ts';

/** What documents are converted to. */
export const targets: readonly string[] = ['spdx-2.3', ...cyclonedx.versions.map((version) => `cyclonedx-${version}`)];

export interface Converted {
  readonly document: JsonObject;
  /** What could not be carried over, or only in other words. */
  readonly losses: readonly Loss[];
}

/**
 * Tells a document in another format or version, in JSON.
 *
 * @param target one of `targets`
 * @throws WaybillError `unsupported-version` for SPDX 3, `usage` for a target that there is not
 */
export async function convertDocument(source: WorkDocument, target: string): Promise<Converted> {
  if (!targets.includes(target)) throw new WaybillError('usage', `Nothing is converted to “${target}”. There are: ${targets.join(', ')}.`);
  if (source.format === 'spdx3') throw new WaybillError('unsupported-version', 'SPDX 3 is read, but not converted');
  const losses = new Losses();
  if (source.form === 'xml')
    losses.note('', 'a document in XML is told in JSON as far as reading it needs; rarer elements are left out without being named');
  for (const { message } of source.opened.problems) losses.note('', message);
  const document = await tell(source, target, losses);
  return { document, losses: losses.list() };
}

async function tell({ format, value }: WorkDocument, target: string, losses: Losses): Promise<JsonObject> {
  if (target === 'spdx-2.3') return format === 'spdx2' ? { ...value, spdxVersion: 'SPDX-2.3' } : cyclonedxToSpdx2(value, losses);
  const version = target.slice('cyclonedx-'.length);
  return toCycloneDxVersion(format === 'spdx2' ? spdx2ToCyclonedx(value, losses) : value, version, losses);
}
