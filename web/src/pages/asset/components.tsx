import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { AssetAnswer, AssetComponent } from '../../data/answers.ts';
import { Empty } from '../../parts/empty.tsx';
import { arrange } from '../../table/arrange.ts';
import { DataTable } from '../../table/data-table.tsx';
import { rowKey } from '../../table/row-key.ts';
import { type TableSearch, useSetSearch } from '../../table/table-search.ts';
import { TableTools } from '../../table/table-tools.tsx';
import { tellCount } from '../../words/counts.ts';
import styles from './asset.module.css';
import { componentColumns, typeOf } from './component-columns.tsx';

/** What is on the asset at the time told of. */
export function Components({ answer, search }: { readonly answer: AssetAnswer; readonly search: TableSearch }) {
  const navigate = useNavigate();
  const set = useSetSearch();
  const { components } = answer;
  const { state, find, sort } = search;
  const columns = useMemo(
    () => componentColumns.filter(({ text }) => components.some((component) => text(component) !== '')),
    [components],
  );
  const filters = useMemo(
    () =>
      [...Map.groupBy(components, typeOf)].map(([id, { length }]) => ({ id, label: id, count: length })).sort((a, b) => b.count - a.count),
    [components],
  );
  const rows = useMemo(() => {
    const kept = state ? components.filter((component) => typeOf(component) === state) : components;
    return arrange(kept, columns, { find, sort });
  }, [components, columns, state, find, sort]);
  return (
    <section className={styles.components} aria-labelledby="components">
      <h2 id="components">Components</h2>
      {components.length === 0 ? (
        <Empty title="Nothing is known to be on it at this time." commands={[`waybill ingest DOCUMENT --asset ${answer.asset.asset}`]} />
      ) : (
        <>
          <TableTools
            find={find}
            onFind={(text) => set({ find: text })}
            filter={state}
            onFilter={(id) => set({ state: id })}
            filters={filters}
            shown={tellCount(rows.length, 'component')}
          />
          <DataTable
            label="Components"
            rows={rows}
            columns={columns}
            keyOf={keyOf}
            sort={sort}
            onSort={(next) => set({ sort: next })}
            onOpen={(component) => navigate({ to: '/', search: { q: queryOf(component) } })}
          />
        </>
      )}
    </section>
  );
}

function keyOf({ purl, name, version, since, kind }: AssetComponent): string {
  return rowKey(purl, name, version, since, kind);
}

/** The question where else this very component is. */
function queryOf({ purl, name, version }: AssetComponent): string {
  return purl?.split(/[?#]/)[0] ?? `"${name}"${version === null ? '' : ` ${version}`}`;
}
