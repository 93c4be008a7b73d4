import { WaybillError } from '../../domain/errors.ts';
import type { OpenedDocument } from '../opened-document.ts';

/** What a document is converted to. */
export interface Target {
  readonly format: 'cyclonedx' | 'spdx2' | 'spdx3';
  readonly version: string;
  readonly form: OpenedDocument['form'];
}

const cyclonedxInJson = ['1.2', '1.3', '1.4', '1.5', '1.6', '1.7'];
const cyclonedxInXml = ['1.0', '1.1', ...cyclonedxInJson];
const spdx2 = ['2.2', '2.3'];

const byName: ReadonlyMap<string, Target> = new Map<string, Target>([
  ...cyclonedxInJson.map((version) => [`cyclonedx-${version}`, { format: 'cyclonedx', version, form: 'json' }] as const),
  ...cyclonedxInXml.map((version) => [`cyclonedx-${version}-xml`, { format: 'cyclonedx', version, form: 'xml' }] as const),
  ...spdx2.map((version) => [`spdx-${version}`, { format: 'spdx2', version, form: 'json' }] as const),
  ...spdx2.map((version) => [`spdx-${version}-tag-value`, { format: 'spdx2', version, form: 'tag-value' }] as const),
  ...spdx2.map((version) => [`spdx-${version}-yaml`, { format: 'spdx2', version, form: 'yaml' }] as const),
  ['spdx-3.0.1', { format: 'spdx3', version: '3.0.1', form: 'json' }],
]);

/** The names of all that documents are converted to. */
export const targets: readonly string[] = [...byName.keys()];

/**
 * What a name stands for. Those of other tools are understood too: `cyclonedx-xml@1.6`, `spdx-json@2.3`.
 *
 * @throws WaybillError `usage` for a target that there is not
 */
export function targetNamed(name: string): Target {
  const [, format, form, version] = /^(cyclonedx|spdx)-(json|xml|tag-value|yaml)[@-](\d[\d.]*)$/.exec(name) ?? [];
  const written = format === undefined ? name : `${format}-${version}-${form}`;
  const found = byName.get(written.replace(/-json$/, ''));
  if (!found) throw new WaybillError('usage', `Nothing is converted to “${name}”. There are: ${targets.join(', ')}.`);
  return found;
}
