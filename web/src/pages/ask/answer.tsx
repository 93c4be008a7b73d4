import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import type { ImpactAnswer, WhereAnswer } from '../../data/answers.ts';
import { impactQuery, understandQuery, whereQuery } from '../../data/queries.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Empty } from '../../parts/empty.tsx';
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
  const understood = useQuery(understandQuery(q));
  useTitle(q);
  const failed = where.error ?? impact.error;
  if (failed) {
    const again = () => {
      where.refetch();
      impact.refetch();
    };
    return <Failure error={failed} again={again} />;
  }
  if (!where.data || !impact.data || understood.isLoading) return <Waiting />;
  const isHit = understood.data?.kind === 'advisory';
  return <Answered q={q} when={when} search={search} where={where.data} impact={impact.data} isHit={isHit} />;
}

interface AnsweredProps extends Props {
  readonly where: WhereAnswer;
  readonly impact: ImpactAnswer;
  readonly isHit: boolean;
}

function Answered({ q, when, search, where, impact, isHit }: AnsweredProps) {
  const navigate = useNavigate();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const set = useSetSearch();
  const all = useMemo(() => askRows(where, () => isHit), [where, isHit]);
  const explain = useCallback((row: AskRow) => set({ row: row.key }), [set]);
  const columns = useMemo(() => {
    const severalNames = new Set(all.flatMap(({ name }) => name ?? [])).size > 1;
    return askColumns(severalNames, explain);
  }, [all, explain]);
  const { state, process, find, sort } = search;
  const rows = useMemo(() => {
    const kept = all.filter((row) => (!state || row.group === state) && (!process || row.processes.some(({ name }) => name === process)));
    return arrange(kept, columns, { find, sort });
  }, [all, columns, state, process, find, sort]);
  const spread = useMemo(() => spreadOf(all, Date.parse(where.asOf.to)), [all, where]);
  const open = all.find(({ key }) => key === search.row);
  const chosen = selected.size > 0 ? all.filter(({ key }) => selected.has(key)) : rows;
  return (
    <>
      <div className={styles.head}>
        <Sentence answer={where.answer} impact={impact} when={when} isHit={isHit} />
        <div className={styles.actions}>
          <ExportMenu query={q} when={when} rows={chosen} />
          <CopyButton text={() => location.href}>Copy link</CopyButton>
        </div>
      </div>
      <Standing impact={impact} />
      <p className={styles.understood}>
        Asked: {where.understood}
        {isNow(when) && <>, as of {tellMoment(where.asOf.to)}</>}.
      </p>
      <Notices where={where} impact={impact} />
      <Remedies remedy={impact.remedy} asked={q} />
      {spread && (
        <Suspense fallback={<div className={styles.spreadPlace} />}>
          <SpreadChart spread={spread} colour={isHit ? '--affected' : '--accent'} />
        </Suspense>
      )}
      {all.length === 0 ? (
        <Nothing where={where} q={q} />
      ) : (
        <>
          <TableTools
            find={find}
            onFind={(text) => set({ find: text, row: undefined })}
            filter={state}
            onFilter={(group) => set({ state: group, row: undefined })}
            filters={filtersOf(all, isHit)}
            also={process ? [{ label: `process ${process}`, clear: () => set({ process: undefined }) }] : []}
            shown={tellCount(rows.length, 'row')}
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

function filtersOf(rows: readonly AskRow[], isHit: boolean) {
  const count = (wanted: AskRow['group']) => rows.reduce((sum, { group }) => sum + (group === wanted ? 1 : 0), 0);
  const filters = [
    { id: 'now', label: isHit ? 'affected' : 'present', count: count('now') },
    { id: 'past', label: isHit ? 'was affected' : 'was present', count: count('past') },
    { id: 'undetermined', label: 'undetermined', count: count('undetermined') },
  ];
  return filters.filter((filter) => filter.count > 0);
}

function Nothing({ where, q }: { readonly where: WhereAnswer; readonly q: string }) {
  return (
    <Empty
      title={where.answer === 'absent' ? 'No row: nothing that was ever seen matches.' : 'Nothing has been seen that matches.'}
      commands={[`waybill where '${q.replaceAll("'", "'\\''")}'`, 'waybill collect']}
    >
      {where.because.join(' ')} Ask more widely with <code>*</code>, or take in what is missing.
    </Empty>
  );
}
