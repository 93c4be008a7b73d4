import { openPlainJson } from '../../documents/open-json.ts';
import { type WorkDocument, workDocumentOf } from '../../documents/work-document-of.ts';
import { messageOf, WaybillError } from '../../domain/errors.ts';
import type { Input } from '../../platform/files/inputs.ts';

/** An input that could not be taken up, and why. */
export interface Unreadable {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/** What was taken up of the inputs. */
export interface Taken {
  documents: number;
  readonly unreadable: Unreadable[];
}

/** Opens documents one after the other. One that cannot be read is noted in `taken` and stops no other. */
export async function* eachDocument(
  inputs: AsyncIterable<Input>,
  taken: Taken,
): AsyncIterable<{ readonly path: string; readonly document: WorkDocument }> {
  for await (const input of inputs) {
    const { path } = input;
    let document: WorkDocument;
    try {
      document = await open(await input.bytes(), path);
    } catch (error) {
      taken.unreadable.push({ path, code: error instanceof WaybillError ? error.code : 'internal', message: describe(error) });
      continue;
    }
    taken.documents++;
    yield { path, document };
  }
}

/** The readers of other forms than JSON are loaded where one is met. */
async function open(bytes: Uint8Array, path: string): Promise<WorkDocument> {
  const opened = openPlainJson(bytes, { path });
  if (opened) return workDocumentOf(opened, path);
  const { openForWork } = await import('../../documents/work-document.ts');
  return openForWork(bytes, path);
}

function describe(error: unknown): string {
  if (!(error instanceof WaybillError) || error.place.line === undefined) return messageOf(error);
  return `${error.place.line}:${error.place.column ?? 1}: ${error.message}`;
}
