import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import type { ImpactAnswer, WhereAnswer } from '../../data/answers.ts';
import { impactQuery, whereQuery } from '../../data/queries.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Failure } from '../../parts/failure.tsx';
import { useTitle } from '../../parts/use-title.ts';
import { Waiting } from '../../parts/waiting.tsx';
import { arrange } from '../../table/arrange.ts';
import { DataTable } from '../../table/data-table.tsx';
import { type TableSearch, useSetSearch } from '../../table/table-search.ts';
import { TableTools } from '../../table/table-tools.tsx';
import { isNow, type When } from '../../time/when.ts';
import { tellCount } from '../../words/counts.ts';
import { tellMoment } from '../../words/times.ts';
import styles from './ask.module.css';
import { type AskRow, askRows } from './ask-row.ts';
import { askColumns } from './columns.tsx';
import { ExportMenu } from './export-menu.tsx';
import { Nothing } from './nothing.tsx';
import { Notices } from './notices.tsx';
import { Remedies } from './remedies.tsx';
import { Sentence } from './sentence.tsx';
import { spreadOf } from './spread.ts';
import { Standing } from './standing.tsx';
import { WhyDrawer } from './why-drawer.tsx';

const SpreadChart = lazy(async () => ({ default: (await import('./spread-chart.tsx')).SpreadChart }));

interface Props {
  readonly q: string;
  readonly when: When;
  readonly search: TableSearch;
}

/** The answer to a question: the sentence first, then what stands on it, what cannot be seen, what to do, and the rows. */
export function Answer({ q, when, search }: Props) {
  const where = useQuery(whereQuery(q, when));
  const impact = useQuery(impactQuery(q, when));
  useTitle(q);
  const failed = where.error ?? impact.error;
  if (failed) {
    const again = () => {
      where.refetch();
      impact.refetch();
    };
    return <Failure error={failed} again={again} />;
  }
  if (!where.data || !impact.data) return <Waiting />;
  return <Answered q={q} when={when} search={search} where={where.data} impact={impact.data} />;
}

interface AnsweredProps extends Props {
  readonly where: WhereAnswer;
  readonly impact: ImpactAnswer;
}

function Answered({ q, when, search, where, impact }: AnsweredProps) {
  const navigate = useNavigate();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const set = useSetSearch();
  const all = useMemo(() => askRows(where, impact.hits), [where, impact]);
  const explain = useCallback((row: AskRow) => set({ row: row.key }), [set]);
  const columns = useMemo(() => {
    const severalNames = new Set(all.flatMap(({ name }) => name ?? [])).size > 1;
    return askColumns(severalNames, explain).filter(({ text }) => all.some((row) => text(row) !== ''));
  }, [all, explain]);
  const { state, process, find, sort } = search;
  const rows = useMemo(() => {
    const kept = all.filter(
      (row) => (!state || row.group === state || row.truth === state) && (!process || row.processes.some(({ name }) => name === process)),
    );
    return arrange(kept, columns, { find, sort });
  }, [all, columns, state, process, find, sort]);
  const spread = useMemo(() => spreadOf(all, Math.min(Date.now(), Date.parse(where.asOf.to))), [all, where]);
  const open = all.find(({ key }) => key === search.row);
  const chosen = selected.size > 0 ? all.filter(({ key }) => selected.has(key)) : rows;
  return (
    <>
      <div className={styles.head}>
        <div>
          <Sentence answer={where.answer} impact={impact} when={when} rows={all} />
          <Standing impact={impact} />
          <p className={styles.understood}>
            Asked: {where.understood}
            {isNow(when) && <>, as of {tellMoment(where.asOf.to)}</>}.
          </p>
        </div>
        <div className={styles.actions}>
          {all.length > 0 && <ExportMenu query={q} when={when} rows={chosen} />}
          <CopyButton text={() => location.href}>Copy link</CopyButton>
        </div>
      </div>
      <Notices where={where} />
      <Remedies remedy={impact.remedy} asked={q} />
      {spread && (
        <Suspense fallback={<div className={styles.spreadPlace} />}>
          <SpreadChart spread={spread} colour={impact.hits.length > 0 ? '--affected' : '--accent'} />
        </Suspense>
      )}
      {all.length === 0 ? (
        <Nothing answer={where.answer} q={q} />
      ) : (
        <>
          <TableTools
            find={find}
            onFind={(text) => set({ find: text, row: undefined })}
            filter={state}
            onFilter={(group) => set({ state: group, row: undefined })}
            filters={filtersOf(all)}
            total={countAssets(all)}
            also={process ? [{ label: `process ${process}`, clear: () => set({ process: undefined }) }] : []}
            shown={`${tellCount(rows.length, 'row')} on ${tellCount(countAssets(rows), 'asset')}`}
            selected={selected.size}
            onUnselect={() => setSelected(new Set())}
          />
          <DataTable
            label="Where it is and was"
            rows={rows}
            columns={columns}
            keyOf={keyOf}
            sort={sort}
            onSort={(next) => set({ sort: next })}
            openRow={search.row}
            selected={selected}
            onOpen={({ asset }) => navigate({ to: '/assets/$name', params: { name: asset }, search: {} })}
            onExplain={explain}
            onSelect={({ key }) => setSelected((before) => toggled(before, key))}
          />
        </>
      )}
      {open && <WhyDrawer row={open} understood={where.understood} remedy={impact.remedy} onClose={() => set({ row: undefined })} />}
    </>
  );
}

const keyOf = ({ key }: AskRow) => key;

function toggled(before: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const after = new Set(before);
  if (!after.delete(key)) after.add(key);
  return after;
}

/** A filter for each group of assets, as the sentence counts them, and one for what is affected where not all that is there is. */
function filtersOf(rows: readonly AskRow[]) {
  const assets = (wanted: (row: AskRow) => boolean) => countAssets(rows.filter(wanted));
  const now = assets(({ group }) => group === 'now');
  const affected = assets(({ truth }) => truth === 'affected');
  const pastHit = rows.some(({ group, truth }) => group === 'past' && truth === 'wasAffected');
  const filters = [
    { id: 'now', label: affected === now ? 'affected' : 'present', count: now },
    ...(affected === now ? [] : [{ id: 'affected', label: 'affected', count: affected }]),
    { id: 'past', label: pastHit ? 'was affected' : 'was present', count: assets(({ group }) => group === 'past') },
    { id: 'undetermined', label: 'undetermined', count: assets(({ group }) => group === 'undetermined') },
  ];
  return filters.filter(({ count }) => count > 0);
}

function countAssets(rows: readonly AskRow[]): number {
  return new Set(rows.map(({ asset }) => asset)).size;
}
