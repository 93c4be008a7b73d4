import { readTableSearch, type TableSearch } from '../../table/table-search.ts';

/** What the address of the page holds beside that of its table. */
export interface FindingsSearch extends TableSearch {
  readonly priority?: string | undefined;
  /** `changes` for what changed; else the findings. */
  readonly view?: 'changes' | undefined;
}

export function readFindingsSearch(search: Readonly<Record<string, unknown>>): FindingsSearch {
  const { priority, view } = search;
  return {
    ...readTableSearch(search),
    priority: typeof priority === 'string' && priority !== '' ? priority : undefined,
    view: view === 'changes' ? view : undefined,
  };
}
