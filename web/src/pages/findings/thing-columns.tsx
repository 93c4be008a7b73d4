import type { Column } from '../../table/column.ts';
import { tellNumber } from '../../words/counts.ts';
import styles from './findings.module.css';

interface OnComponent {
  readonly component: { readonly name: string; readonly version: string | null };
}

/** What it is about. */
export function componentColumn<Row extends OnComponent>(): Column<Row> {
  return {
    id: 'component',
    title: 'Component',
    width: 18,
    cell: ({ component: { name, version } }) => (
      <>
        {name} <span className={styles.dim}>{version ?? 'no version'}</span>
      </>
    ),
    text: ({ component: { name, version } }) => `${name} ${version ?? 'no version'}`,
  };
}

/** On how many assets it is. */
export function assetsColumn<Row extends { readonly assets: readonly string[] }>(): Column<Row> {
  return {
    id: 'assets',
    title: 'Assets',
    width: 7,
    numeric: true,
    cell: ({ assets }) => tellNumber(assets.length),
    text: ({ assets }) => String(assets.length),
    order: ({ assets }) => assets.length,
  };
}
