import { useMediaQuery } from '@mantine/hooks';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type MouseEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { nextSort } from './arrange.ts';
import type { Column } from './column.ts';
import styles from './data-table.module.css';
import { useRowKeys } from './use-row-keys.ts';

interface Props<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly keyOf: (row: Row) => string;
  readonly sort: string | undefined;
  readonly onSort: (sort: string | undefined) => void;
  /** The key of the row whose explanation is open. */
  readonly openRow?: string | undefined;
  readonly selected?: ReadonlySet<string>;
  readonly onOpen?: (row: Row) => void;
  readonly onExplain?: (row: Row) => void;
  readonly onSelect?: (row: Row) => void;
  readonly listens?: boolean;
}

/** Rows of an answer. Only those in sight are drawn, so that a hundred thousand scroll like ten. */
export function DataTable<Row>(props: Props<Row>) {
  const { label, rows, columns, keyOf, openRow, selected, onOpen, onExplain, onSelect, listens = true } = props;
  const table = useRef<HTMLTableElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const small = useMediaQuery('(max-width: 760px)', undefined, { getInitialValueInEffect: false });
  const rowHeight = small ? 56 : 32;
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const place = body.current ? Math.round(body.current.getBoundingClientRect().top + window.scrollY) : 0;
    if (place !== top) setTop(place);
  });
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollMargin: top,
    scrollPaddingStart: small ? 140 : 124,
    scrollPaddingEnd: rowHeight,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another height of the rows is what asks for measuring anew
  useEffect(() => virtual.measure(), [virtual, rowHeight]);

  const opened = openRow === undefined ? -1 : rows.findIndex((row) => keyOf(row) === openRow);
  const [active, setActive] = useState(Math.max(0, opened));
  const [focusing, setFocusing] = useState(false);
  const current = Math.min(active, Math.max(0, rows.length - 1));
  const go = (index: number) => {
    setActive(index);
    setFocusing(true);
    virtual.scrollToIndex(index);
    if (openRow !== undefined && onExplain && rows[index] !== undefined && index !== current) onExplain(rows[index]);
  };
  useEffect(() => {
    if (opened >= 0) setActive(opened);
  }, [opened]);
  useEffect(() => {
    const row = focusing && body.current?.querySelector<HTMLElement>(`tr[data-index="${current}"]`);
    if (!row) return;
    row.focus({ preventScroll: true });
    setFocusing(false);
  });
  useRowKeys({ rows, active: started(body.current, current), go, onOpen, onExplain, onSelect, listens });

  const click = (row: Row, index: number) => (event: MouseEvent) => {
    if ((event.target as HTMLElement).closest('a, button') || window.getSelection()?.isCollapsed === false) return;
    setActive(index);
    (onExplain ?? onOpen)?.(row);
  };
  const items = virtual.getVirtualItems();
  const before = (items[0]?.start ?? top) - top;
  const after = virtual.getTotalSize() - before - items.reduce((sum, { size }) => sum + size, 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows can be walked, chosen and opened is a grid
    <table ref={table} className={styles.table} aria-label={label} aria-rowcount={rows.length + 1} role="grid">
      <colgroup>
        {columns.map(({ id, width }) => (
          <col key={id} style={{ width: `${(100 * width) / columns.reduce((sum, column) => sum + column.width, 0)}%` }} />
        ))}
      </colgroup>
      <Head {...props} />
      <tbody ref={body}>
        {before > 0 && <tr aria-hidden className={styles.space} style={{ height: before }} />}
        {items.map(({ index }) => {
          const row = rows[index]!;
          const key = keyOf(row);
          return (
            <tr
              key={key}
              data-index={index}
              data-open={key === openRow}
              className={styles.row}
              tabIndex={index === current ? 0 : -1}
              aria-rowindex={index + 2}
              aria-selected={selected?.has(key) ?? false}
              onClick={click(row, index)}
              onFocus={() => setActive(index)}
            >
              {columns.map((column) => (
                <td key={column.id} data-small={column.small ?? 'none'} data-numeric={column.numeric} title={column.text(row)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          );
        })}
        {after > 0 && <tr aria-hidden className={styles.space} style={{ height: after }} />}
      </tbody>
    </table>
  );
}

/** Before any row has the focus, the first step leads to the first row. */
function started(body: HTMLElement | null, current: number): number {
  const touched = body?.contains(document.activeElement) || body?.querySelector('[data-open="true"]') || current > 0;
  return touched ? current : -1;
}

function Head<Row>({ columns, sort, onSort }: Props<Row>) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map(({ id, title, numeric }) => {
          const direction = sort === id ? 'ascending' : sort === `-${id}` ? 'descending' : undefined;
          return (
            <th key={id} scope="col" aria-sort={direction} data-numeric={numeric}>
              <button type="button" onClick={() => onSort(nextSort(id, sort))}>
                {title}
                {direction === 'ascending' && <ArrowUp size={12} aria-hidden />}
                {direction === 'descending' && <ArrowDown size={12} aria-hidden />}
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
