import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { CoverageAnswer } from '../../data/answers.ts';
import { coverageQuery } from '../../data/queries.ts';
import { Empty } from '../../parts/empty.tsx';
import { Failure } from '../../parts/failure.tsx';
import { FeedAges } from '../../parts/feed-ages.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useTitle } from '../../parts/use-title.ts';
import { Waiting } from '../../parts/waiting.tsx';
import { arrange } from '../../table/arrange.ts';
import { DataTable } from '../../table/data-table.tsx';
import { useSetSearch } from '../../table/table-search.ts';
import { tellCount, tellNumber } from '../../words/counts.ts';
import { blindColumns } from './blind-columns.tsx';
import styles from './coverage.module.css';
import { Ecosystems } from './ecosystems.tsx';

/** What can we not see? */
export function CoveragePage() {
  const { data, error, refetch } = useQuery(coverageQuery);
  useTitle('Coverage');
  if (error) return <Failure error={error} again={refetch} />;
  if (!data) return <Waiting />;
  return <Coverage coverage={data} />;
}

function Coverage({ coverage }: { readonly coverage: CoverageAnswer }) {
  const { sort } = useSearch({ from: '/coverage' });
  const navigate = useNavigate();
  const set = useSetSearch();
  const { assets, blind, components, ecosystems, feeds, gaps } = coverage;
  const rows = useMemo(() => arrange(blind, blindColumns, { sort }), [blind, sort]);
  if (assets.known === 0)
    return <Empty title="Nothing is known yet, so nothing can be seen." commands={['waybill collect', 'waybill map import map.yaml']} />;
  return (
    <>
      <h1 className={styles.sentence}>
        {blind.length === 0 ? 'All' : tellNumber(assets.fresh)} {blind.length > 0 && <>of {tellNumber(assets.known)}</>} assets can be seen.
        {blind.length > 0 && (
          <>
            {' '}
            <a href="#blind">{tellNumber(blind.length)}</a> cannot tell.
          </>
        )}
      </h1>
      <Notices coverage={coverage} />
      <div className={styles.columns}>
        <section aria-labelledby="assets-counts">
          <h2 id="assets-counts">Assets</h2>
          <dl className={styles.counts}>
            <Count label="known" count={assets.known} state="all" />
            <Count label="with any evidence" count={assets.inventoried} state="seen" />
            <Count label="with fresh and complete evidence" count={assets.fresh} state="fresh" />
            <Count label="never seen" count={assets.known - assets.inventoried} state="never seen" />
            <Count label="mapped to nothing" count={assets.unmapped} state="unmapped" />
          </dl>
        </section>
        <section aria-labelledby="components-counts">
          <h2 id="components-counts">Components</h2>
          <dl className={styles.counts}>
            <Count label="known" count={components.total} />
            <Count label="without an identity: found by name, never judged" count={components.withoutIdentity} />
            <Count label="without a version" count={components.withoutVersion} />
            {gaps.map(({ kind, count }) => (
              <Count key={kind} label={`unread: ${kind.replaceAll('-', ' ')}`} count={count} />
            ))}
          </dl>
        </section>
        <section aria-labelledby="ecosystems">
          <h2 id="ecosystems">Kinds of package in use</h2>
          <Ecosystems ecosystems={ecosystems} />
        </section>
        <section aria-labelledby="feeds">
          <h2 id="feeds">Feeds</h2>
          <FeedAges feeds={feeds} />
        </section>
      </div>
      {blind.length > 0 && (
        <section aria-labelledby="blind" className={styles.blind}>
          <h2 id="blind">Assets that cannot tell</h2>
          <DataTable
            label="Assets that cannot tell"
            rows={rows}
            columns={blindColumns}
            keyOf={({ asset }) => asset}
            sort={sort}
            onSort={(next) => set({ sort: next })}
            onOpen={({ asset }) => navigate({ to: '/assets/$name', params: { name: asset }, search: {} })}
          />
        </section>
      )}
    </>
  );
}

function Count({ label, count, state }: { readonly label: string; readonly count: number; readonly state?: string }) {
  const leads = state !== undefined;
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {leads ? (
          <Link to="/assets" search={state === 'all' ? {} : { state }}>
            {tellNumber(count)}
          </Link>
        ) : (
          tellNumber(count)
        )}
      </dd>
    </div>
  );
}

function Notices({ coverage: { ecosystems, feeds } }: { readonly coverage: CoverageAnswer }) {
  const unjudged = ecosystems.filter(({ feed }) => feed === null);
  const stale = feeds.filter((feed) => feed.stale);
  if (unjudged.length === 0 && stale.length === 0) return null;
  return (
    <div className={styles.notices}>
      {unjudged.length > 0 && (
        <Notice>
          No feed speaks of {unjudged.map(({ type }) => type).join(', ')}: “no finding” means nothing for{' '}
          {tellCount(
            unjudged.reduce((sum, { components }) => sum + components, 0),
            'component',
          )}
          .
        </Notice>
      )}
      {stale.length > 0 && <Notice>{tellCount(stale.length, 'feed is', 'feeds are')} stale: what is new since then is not known.</Notice>}
    </div>
  );
}
