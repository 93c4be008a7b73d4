import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { FindingChange } from '../../data/answers.ts';
import { Empty } from '../../parts/empty.tsx';
import { Ago } from '../../parts/moment.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { arrange } from '../../table/arrange.ts';
import type { Column } from '../../table/column.ts';
import { DataTable } from '../../table/data-table.tsx';
import { rowKey } from '../../table/row-key.ts';
import { useSetSearch } from '../../table/table-search.ts';
import { TableTools } from '../../table/table-tools.tsx';
import { tellCount } from '../../words/counts.ts';
import { tellExactly } from '../../words/times.ts';
import { assetsColumn, componentColumn } from './thing-columns.tsx';

const columns: readonly Column<FindingChange>[] = [
  {
    id: 'time',
    title: 'When',
    width: 9,
    small: 'time',
    cell: ({ time }) => <Ago time={time} />,
    text: ({ time }) => tellExactly(time),
    order: ({ time }) => time,
  },
  { id: 'what', title: 'What', width: 8, small: 'mark', cell: ({ what }) => <strong>{what}</strong>, text: ({ what }) => what },
  { id: 'advisory', title: 'Advisory', width: 15, small: 'title', cell: ({ advisory }) => advisory, text: ({ advisory }) => advisory },
  { ...componentColumn(), small: 'more' },
  assetsColumn(),
  { id: 'cause', title: 'Why', width: 32, cell: ({ cause }) => cause, text: ({ cause }) => cause },
];

/** What opened, closed and changed, who decided and stated what, and why; newest first. */
export function Changes({ changes }: { readonly changes: readonly FindingChange[] | undefined }) {
  const { state, find, sort } = useSearch({ from: '/findings' });
  const set = useSetSearch();
  const rows = useMemo(() => {
    const kept = (changes ?? []).filter(({ what }) => !state || what === state).toReversed();
    return arrange(kept, columns, { find, sort });
  }, [changes, state, find, sort]);
  if (!changes) return <Waiting rows={6} />;
  if (changes.length === 0) return <Empty title="Nothing changed.">No finding opened, closed or was decided on in seven days.</Empty>;
  const kinds = [...new Set(changes.map(({ what }) => what))].sort();
  return (
    <>
      <TableTools
        find={find}
        onFind={(text) => set({ find: text })}
        filter={state}
        onFilter={(id) => set({ state: id })}
        filters={kinds.map((id) => ({ id, label: id, count: changes.filter(({ what }) => what === id).length }))}
        total={changes.length}
        shown={tellCount(rows.length, 'change')}
      />
      <DataTable label="Changes" rows={rows} columns={columns} keyOf={keyOf} sort={sort} onSort={(next) => set({ sort: next })} />
    </>
  );
}

function keyOf({ time, what, advisory, component, cause }: FindingChange): string {
  return rowKey(time, what, advisory, component.purl, component.name, component.version, cause);
}
