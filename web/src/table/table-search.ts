import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';

/** What an address holds of a table: text to find, filters, order, the open row. */
export interface TableSearch {
  readonly find?: string | undefined;
  readonly state?: string | undefined;
  readonly process?: string | undefined;
  /** A column's id, with `-` before it for downwards. */
  readonly sort?: string | undefined;
  readonly row?: string | undefined;
}

export function readTableSearch(search: Readonly<Record<string, unknown>>): TableSearch {
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
  const { find, state, process, sort, row } = search;
  return { find: text(find), state: text(state), process: text(process), sort: text(sort), row: text(row) };
}

/** Changes what the address holds of the table on the page, without a step in the browser's history. */
export function useSetSearch(): (change: TableSearch & { readonly priority?: string | undefined }) => void {
  const navigate = useNavigate();
  return useCallback(
    (change) => void navigate({ to: '.', search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false }),
    [navigate],
  );
}
