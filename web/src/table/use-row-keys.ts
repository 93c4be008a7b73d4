import { useKeys } from '../shell/use-keys.ts';

interface RowKeys<Row> {
  readonly rows: readonly Row[];
  readonly active: number;
  readonly go: (index: number) => void;
  readonly onOpen?: ((row: Row) => void) | undefined;
  readonly onExplain?: ((row: Row) => void) | undefined;
  readonly onSelect?: ((row: Row) => void) | undefined;
  /** Whether the page's keys are those of this table; of several on a page only one listens. */
  readonly listens: boolean;
}

const openKey = 'Enter';

/** Leads the keys to the rows of a table. */
export function useRowKeys<Row>({ rows, active, go, onOpen, onExplain, onSelect, listens }: RowKeys<Row>): void {
  const step = (by: number) => () => {
    if (rows.length > 0) go(Math.min(rows.length - 1, Math.max(0, active + by)));
  };
  const inRow = (event: KeyboardEvent) => event.target instanceof HTMLElement && event.target.matches('tr');
  const withRow = (act: ((row: Row) => void) | undefined, event: KeyboardEvent) => {
    const row = rows[active];
    if (!act || row === undefined) return;
    event.preventDefault();
    act(row);
  };
  const arrow = (by: number) => (event: KeyboardEvent) => {
    if (!inRow(event)) return;
    event.preventDefault();
    step(by)();
  };
  useKeys(
    listens
      ? {
          j: step(1),
          k: step(-1),
          ArrowDown: arrow(1),
          ArrowUp: arrow(-1),
          PageDown: arrow(20),
          PageUp: arrow(-20),
          Home: arrow(-rows.length),
          End: arrow(rows.length),
          [openKey]: (event) => inRow(event) && withRow(onOpen, event),
          e: (event) => withRow(onExplain, event),
          x: (event) => withRow(onSelect, event),
        }
      : {},
  );
}
