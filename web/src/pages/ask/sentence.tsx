import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import type { ImpactAnswer, WhereAnswer } from '../../data/answers.ts';
import { isNow, type When } from '../../time/when.ts';
import { type Truth, truths } from '../../truth/truths.ts';
import { tellCount, tellNumber } from '../../words/counts.ts';
import { tellMoment } from '../../words/times.ts';
import styles from './ask.module.css';
import type { RowGroup } from './ask-row.ts';

interface Props {
  readonly answer: WhereAnswer['answer'];
  readonly impact: ImpactAnswer;
  readonly when: When;
  /** Whether an advisory speaks of what was found. */
  readonly isHit: boolean;
}

/** The answer, in words; each number leads to the rows that it counts. */
export function Sentence({ answer, impact, when, isHit }: Props) {
  const { affected, past, undetermined } = impact;
  const verdict = verdictOf(answer, past.length);
  const truth = truthOf(answer, past.length, isHit);
  const { icon: Icon, colour } = truths[truth];
  const parts = [
    ...(affected.length > 0
      ? [
          <Fragment key="now">
            <Counted group="now">{tellCount(affected.length, 'asset')}</Counted> {had(affected.length, when)}
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
            cannot be told
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

function Counted({ group, children }: { readonly group: RowGroup; readonly children: ReactNode }) {
  return (
    <Link to="." search={(before) => ({ ...before, state: group, process: undefined, row: undefined })}>
      {children}
    </Link>
  );
}

function verdictOf(answer: WhereAnswer['answer'], past: number): string {
  if (answer === 'present') return 'Yes';
  if (answer === 'undetermined') return 'It cannot be told';
  return past > 0 ? 'Not now' : 'No';
}

/** What has been there and is gone is violet; green is only what was looked for and is not there. */
function truthOf(answer: WhereAnswer['answer'], past: number, isHit: boolean): Truth {
  if (answer === 'present') return isHit ? 'affected' : 'present';
  if (answer === 'undetermined') return 'undetermined';
  return past > 0 ? (isHit ? 'wasAffected' : 'wasPresent') : 'clear';
}

function had(count: number, when: When): string {
  if (isNow(when)) return count === 1 ? 'has it now' : 'have it now';
  if (when.at !== undefined) return `had it on ${tellMoment(when.at)}`;
  return `had it between ${tellMoment(when.from!)} and ${tellMoment(when.to!)}`;
}

function nothing(answer: WhereAnswer['answer'], impact: ImpactAnswer, when: When): string {
  if (answer === 'undetermined') return impact.because[0] ?? 'Nothing that was seen tells.';
  return `No asset ${isNow(when) ? 'has it' : 'had it'}: all that could hold it have fresh and complete evidence without it.`;
}
