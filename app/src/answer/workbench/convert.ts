import { convertDocument, type Loss, targets } from '../../documents/convert/index.ts';
import { openForWork } from '../../documents/work-document.ts';
import type { Input } from '../../platform/files/inputs.ts';

export { targets };

/** What a conversion could not carry over. */
export interface ConvertReport {
  readonly schema: 'waybill/convert-report/1';
  readonly path: string;
  readonly from: string;
  readonly to: string;
  readonly losses: readonly Loss[];
}

/** Converts one document. @throws WaybillError `usage` for a target that there is not, and whatever makes the document unreadable */
export async function convert(input: Input, target: string): Promise<{ readonly text: string; readonly report: ConvertReport }> {
  const source = openForWork(await input.bytes(), input.path);
  const { text, losses } = await convertDocument(source, target);
  const from = `${source.format === 'cyclonedx' ? 'cyclonedx' : 'spdx'}-${source.version ?? '?'}`;
  return { text, report: { schema: 'waybill/convert-report/1', path: input.path, from, to: target, losses } };
}
