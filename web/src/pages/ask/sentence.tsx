import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import type { ImpactAnswer, WhereAnswer } from '../../data/answers.ts';
import { isNow, type When } from '../../time/when.ts';
import { type Truth, truths } from '../../truth/truths.ts';
import { tellCount, tellNumber } from '../../words/counts.ts';
import { tellDay, tellMoment } from '../../words/times.ts';
import styles from './ask.module.css';
import type { AskRow, RowGroup } from './ask-row.ts';

interface Props {
  readonly answer: WhereAnswer['answer'];
  readonly impact: ImpactAnswer;
  readonly when: When;
  readonly rows: readonly AskRow[];
}

/** The answer, in words; each number leads to the rows that it counts. */
export function Sentence({ answer, impact, when, rows }: Props) {
  const { affected, past, undetermined } = impact;
  const verdict = verdictOf(answer, past.length);
  const truth = truthOf(answer, past.length, rows);
  const { icon: Icon, colour } = truths[truth];
  const parts = [
    ...(affected.length > 0
      ? [
          <Fragment key="now">
            <Counted group="now">{tellCount(affected.length, 'asset')}</Counted> {had(affected.length, when)}
            <Affected rows={rows} />
          </Fragment>,
        ]
      : []),
    ...(past.length > 0
      ? [
          <Fragment key="past">
            <Counted group="past">{affected.length > 0 ? tellNumber(past.length) : tellCount(past.length, 'asset')}</Counted> had it
          </Fragment>,
        ]
      : []),
    ...(undetermined.length > 0
      ? [
          <Fragment key="undetermined">
            <Counted group="undetermined">
              {affected.length + past.length > 0 ? tellNumber(undetermined.length) : tellCount(undetermined.length, 'asset')}
            </Counted>{' '}
            {affected.length + past.length > 0 ? 'cannot be told' : 'may have it'}
          </Fragment>,
        ]
      : []),
  ];
  return (
    <h1 className={styles.sentence}>
      <span className={styles.verdict} style={{ color: `var(${colour})` }}>
        <Icon size={20} strokeWidth={2.2} aria-hidden />
        {verdict}.
      </span>{' '}
      {parts.length > 0
        ? parts.map((part, index) => (
            <Fragment key={part.key}>
              {index > 0 && ', '}
              {part}
            </Fragment>
          ))
        : nothing(answer, impact, when)}
      {parts.length > 0 && '.'}
    </h1>
  );
}

function Counted({ group, children }: { readonly group: RowGroup | 'affected'; readonly children: ReactNode }) {
  return (
    <Link to="." search={(before) => ({ ...before, state: group, process: undefined, row: undefined })}>
      {children}
    </Link>
  );
}

/** How many of those that have it have it in an affected version; nothing where that is all or none. */
function Affected({ rows }: { readonly rows: readonly AskRow[] }) {
  const there = new Set(rows.flatMap(({ asset, group }) => (group === 'now' ? [asset] : [])));
  const hit = new Set(rows.flatMap(({ asset, truth }) => (truth === 'affected' ? [asset] : [])));
  if (hit.size === 0 || hit.size === there.size) return null;
  return (
    <>
      {' '}
      (<Counted group="affected">{tellNumber(hit.size)}</Counted> in an affected version)
    </>
  );
}

function verdictOf(answer: WhereAnswer['answer'], past: number): string {
  if (answer === 'present') return 'Yes';
  if (answer === 'undetermined') return 'It cannot be told';
  return past > 0 ? 'Not now' : 'No';
}

/** What has been there and is gone is violet; green is only what was looked for and is not there. */
function truthOf(answer: WhereAnswer['answer'], past: number, rows: readonly AskRow[]): Truth {
  const isHit = rows.some(({ truth }) => truth === 'affected' || truth === 'wasAffected');
  if (answer === 'present') return rows.some(({ truth }) => truth === 'affected') ? 'affected' : 'present';
  if (answer === 'undetermined') return 'undetermined';
  return past > 0 ? (isHit ? 'wasAffected' : 'wasPresent') : 'clear';
}

function had(count: number, when: When): string {
  if (isNow(when)) return count === 1 ? 'has it now' : 'have it now';
  if (when.at !== undefined) return `had it on ${tellMoment(when.at)}`;
  return `had it between ${tellEnd(when.from!)} and ${tellEnd(when.to!)}`;
}

/** An end of a span: at midnight the day says it. */
function tellEnd(text: string): string {
  return text.endsWith('T00:00:00Z') ? tellDay(new Date(text)) : tellMoment(text);
}

function nothing(answer: WhereAnswer['answer'], impact: ImpactAnswer, when: When): string {
  if (answer === 'undetermined') return impact.because[0] ?? 'Nothing that was seen tells.';
  return `No asset ${isNow(when) ? 'has it' : 'had it'}: all that could hold it have fresh and complete evidence without it.`;
}
