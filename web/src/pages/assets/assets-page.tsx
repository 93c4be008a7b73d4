import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Fragment, useMemo } from 'react';
import type { AssetCoverage } from '../../data/answers.ts';
import { assetsQuery } from '../../data/queries.ts';
import { Empty } from '../../parts/empty.tsx';
import { Failure } from '../../parts/failure.tsx';
import { useTitle } from '../../parts/use-title.ts';
import { Waiting } from '../../parts/waiting.tsx';
import { arrange } from '../../table/arrange.ts';
import { DataTable } from '../../table/data-table.tsx';
import { useSetSearch } from '../../table/table-search.ts';
import { TableTools } from '../../table/table-tools.tsx';
import { tellCount, tellNumber } from '../../words/counts.ts';
import { assetColumns } from './asset-columns.tsx';
import { assetStates, isIn } from './asset-state.ts';
import styles from './assets.module.css';

/** Every asset: what it is, whose it is, and how fresh what we know of it is. */
export function AssetsPage() {
  const { data, error, refetch } = useQuery(assetsQuery);
  useTitle('Inventory');
  if (error) return <Failure error={error} again={refetch} />;
  if (!data) return <Waiting />;
  return <Assets assets={data.assets} />;
}

function Assets({ assets }: { readonly assets: readonly AssetCoverage[] }) {
  const search = useSearch({ from: '/assets' });
  const navigate = useNavigate();
  const { state, find, sort } = search;
  const set = useSetSearch();
  const rows = useMemo(() => {
    const kept = state ? assets.filter((asset) => isIn(asset, state)) : assets;
    return arrange(kept, assetColumns, { find, sort });
  }, [assets, state, find, sort]);
  const filters = [...assetStates, ...(state === 'seen' ? ['seen'] : [])].map((id) => ({
    id,
    label: id,
    count: assets.filter((asset) => isIn(asset, id)).length,
  }));
  const count = (id: string) => filters.find((filter) => filter.id === id)?.count ?? 0;
  if (assets.length === 0) {
    return (
      <Empty title="No asset is known yet." commands={['waybill collect', 'waybill ingest sbom.json', 'waybill map import map.yaml']}>
        Take in this machine, documents from elsewhere, or the map of what there should be.
      </Empty>
    );
  }
  return (
    <>
      <h1 className={styles.sentence}>
        {tellCount(assets.length, 'asset')}:{' '}
        {(['fresh', 'stale', 'never seen'] as const)
          .filter((sight) => count(sight) > 0)
          .map((sight, index) => (
            <Fragment key={sight}>
              {index > 0 && ', '}
              <Link to="." search={{ ...search, state: sight }}>
                {tellNumber(count(sight))} {sight}
              </Link>
            </Fragment>
          ))}
        .
      </h1>
      <TableTools
        find={find}
        onFind={(text) => set({ find: text })}
        filter={state}
        onFilter={(id) => set({ state: id })}
        filters={filters.filter((filter) => filter.count > 0 || filter.id === state)}
        total={assets.length}
        shown={tellCount(rows.length, 'asset')}
      />
      <DataTable
        label="Assets"
        rows={rows}
        columns={assetColumns}
        keyOf={({ asset }) => asset}
        sort={sort}
        onSort={(next) => set({ sort: next })}
        onOpen={({ asset }) => navigate({ to: '/assets/$name', params: { name: asset }, search: {} })}
      />
    </>
  );
}
