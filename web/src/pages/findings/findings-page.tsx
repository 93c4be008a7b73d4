import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Fragment, useCallback, useMemo } from 'react';
import type { FindingNote, FindingsAnswer } from '../../data/answers.ts';
import { findingChangesQuery, findingsQuery } from '../../data/queries.ts';
import { Empty } from '../../parts/empty.tsx';
import { Failure } from '../../parts/failure.tsx';
import { FeedNotices } from '../../parts/feed-notices.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useTitle } from '../../parts/use-title.ts';
import { Waiting } from '../../parts/waiting.tsx';
import { arrange } from '../../table/arrange.ts';
import { DataTable } from '../../table/data-table.tsx';
import { useSetSearch } from '../../table/table-search.ts';
import { TableTools } from '../../table/table-tools.tsx';
import { tellCount, tellNumber } from '../../words/counts.ts';
import { Changes } from './changes.tsx';
import { findingColumns } from './finding-columns.tsx';
import { FindingDrawer } from './finding-drawer.tsx';
import { findingStates, isIn, isOpen } from './finding-state.ts';
import styles from './findings.module.css';
import { type Level, levels, levelWords } from './priority-mark.tsx';

const week = 7 * 86_400_000;

/** What advisories affect, how urgent it is, what was decided, and what changed this week. */
export function FindingsPage() {
  const { data, error, refetch } = useQuery(findingsQuery);
  useTitle('Findings');
  if (error) return <Failure error={error} again={refetch} />;
  if (!data) return <Waiting />;
  return <Findings answer={data} />;
}

function Findings({ answer }: { readonly answer: FindingsAnswer }) {
  const search = useSearch({ from: '/findings' });
  const set = useSetSearch();
  const since = useMemo(() => new Date(Date.now() - week).toISOString().slice(0, 10), []);
  const { data: changed } = useQuery(findingChangesQuery(since));
  const { findings, total, feeds, because } = answer;
  // The first counts, which the sentence does; the others tell what cannot be seen.
  const holes = because.slice(1);
  const open = useMemo(() => findings.filter(isOpen), [findings]);
  const close = useCallback(() => set({ row: undefined }), [set]);
  const { view, row } = search;
  return (
    <>
      <h1 className={styles.sentence}>
        <Sentence open={open} />
      </h1>
      <div className={styles.notices}>
        <FeedNotices feeds={feeds} />
        {holes.map((hole) => (
          <Notice key={hole}>{hole}</Notice>
        ))}
        {total > findings.length && (
          <Notice>
            The {tellNumber(findings.length)} most urgent of {tellNumber(total)} are here; `waybill findings list --all` tells all.
          </Notice>
        )}
      </div>
      <nav className={styles.views} aria-label="Views">
        <Link to="/findings" search={{}} aria-current={view === undefined ? 'page' : undefined}>
          Findings
        </Link>
        <Link to="/findings" search={{ view: 'changes' }} aria-current={view === 'changes' ? 'page' : undefined}>
          Changed this week{changed && ` (${tellNumber(changed.changes.length)})`}
        </Link>
      </nav>
      {view === 'changes' ? <Changes changes={changed?.changes} /> : <List findings={findings} />}
      {row !== undefined && <FindingDrawer key={row} name={row} onClose={close} />}
    </>
  );
}

function Sentence({ open }: { readonly open: readonly FindingNote[] }) {
  if (open.length === 0) return 'No finding is open.';
  const counted = levels.map((level) => [level, open.filter(({ priority }) => priority.level === level).length] as const);
  return (
    <>
      {tellCount(open.length, 'finding')} {open.length === 1 ? 'is' : 'are'} open:{' '}
      {counted
        .filter(([, count]) => count > 0)
        .map(([level, count], index) => (
          <Fragment key={level}>
            {index > 0 && ', '}
            <Link to="/findings" search={{ state: 'open', priority: level }}>
              {tellNumber(count)} {levelWords[level]}
            </Link>
          </Fragment>
        ))}
      .
    </>
  );
}

function List({ findings }: { readonly findings: readonly FindingNote[] }) {
  const search = useSearch({ from: '/findings' });
  const { state = 'open', priority, find, sort, row } = search;
  const set = useSetSearch();
  const explain = useCallback(({ finding }: FindingNote) => set({ row: finding }), [set]);
  const columns = useMemo(() => findingColumns(explain), [explain]);
  const kept = useMemo(() => findings.filter((finding) => !priority || finding.priority.level === priority), [findings, priority]);
  const rows = useMemo(
    () =>
      arrange(
        kept.filter((finding) => state === 'all' || isIn(finding, state)),
        columns,
        { find, sort },
      ),
    [kept, columns, state, find, sort],
  );
  if (findings.length === 0) {
    return (
      <Empty title="No advisory hits what was seen." commands={['waybill advisories update', 'waybill ingest sbom.json']}>
        It holds as far as the evidence and the feeds go.
      </Empty>
    );
  }
  const filters = findingStates.map((id) => ({ id, label: id, count: kept.filter((finding) => isIn(finding, id)).length }));
  return (
    <>
      <TableTools
        find={find}
        onFind={(text) => set({ find: text, row: undefined })}
        filter={state === 'all' ? undefined : state}
        onFilter={(id) => set({ state: id ?? 'all', row: undefined })}
        filters={filters.filter(({ id, count }) => count > 0 || id === state)}
        total={kept.length}
        also={priority ? [{ label: levelWords[priority as Level] ?? priority, clear: () => set({ priority: undefined }) }] : []}
        shown={tellCount(rows.length, 'finding')}
      />
      <DataTable
        label="Findings"
        rows={rows}
        columns={columns}
        keyOf={keyOf}
        sort={sort}
        onSort={(next) => set({ sort: next })}
        openRow={row}
        onOpen={explain}
        onExplain={explain}
      />
    </>
  );
}

const keyOf = ({ finding }: FindingNote) => finding;
