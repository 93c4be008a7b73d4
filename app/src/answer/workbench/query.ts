import { parseOrder, parseWhere, type Query, queryDocument } from '../../documents/list/index.ts';
import { parsePath } from '../../documents/select/index.ts';
import type { Input } from '../../platform/files/inputs.ts';
import { eachDocument, type Taken, type Unreadable } from './each-document.ts';

export interface QueryWishes {
  readonly select: readonly string[];
  readonly from: string;
  readonly where: readonly string[];
  readonly orderBy: readonly string[];
}

export interface QueryLine {
  readonly path: string;
  readonly pointer: string;
  readonly value: unknown;
}

export interface QuerySummary {
  readonly documents: number;
  readonly found: number;
  /** Documents in which `from` names nothing. */
  readonly without: readonly string[];
  readonly unreadable: readonly Unreadable[];
}

/** Asks documents for what they hold, in sbom-utility's words: select, from, where, order by. @throws WaybillError `usage` */
export function query(
  inputs: AsyncIterable<Input>,
  wishes: QueryWishes,
): { readonly lines: AsyncIterable<QueryLine>; summary(): QuerySummary } {
  const asked = understand(wishes);
  const taken: Taken = { documents: 0, unreadable: [] };
  const without: string[] = [];
  let found = 0;
  async function* lines(): AsyncIterable<QueryLine> {
    for await (const { path, document } of eachDocument(inputs, taken)) {
      const results = queryDocument(document.value, asked);
      if (results === undefined) without.push(path);
      for (const result of results ?? []) {
        found++;
        yield { path, ...result };
      }
    }
  }
  return { lines: lines(), summary: () => ({ documents: taken.documents, found, without, unreadable: taken.unreadable }) };
}

function understand({ select, from, where, orderBy }: QueryWishes): Query {
  const fields = select.flatMap((text) => text.split(',')).map((text) => text.trim());
  return {
    from: parsePath(from),
    select: fields.includes('*') ? [] : fields.filter((name) => name !== '').map((name) => ({ name, path: parsePath(name) })),
    where: parseWhere(where).map((one) => ({ ...one, path: parsePath(one.key) })),
    orderBy: parseOrder(orderBy).map((one) => ({ ...one, path: parsePath(one.key) })),
  };
}
