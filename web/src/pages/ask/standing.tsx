import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { ImpactAnswer } from '../../data/answers.ts';
import { tellCount, tellNumber } from '../../words/counts.ts';
import styles from './ask.module.css';

/** How many processes are named; the others are counted. */
const named = 4;

/** Which business processes stand on what was found, worst first. */
export function Standing({ impact }: { readonly impact: ImpactAnswer }) {
  const { affected, unmapped, processes } = impact;
  const hit = processes.filter(({ assets }) => assets.length > 0);
  if (affected.length === 0) return null;
  if (hit.length === 0) return <p className={styles.standing}>No business process is mapped to these assets.</p>;
  const rest = hit.length - named;
  const mapped = affected.length - unmapped.length;
  return (
    <p className={styles.standing}>
      {hit.slice(0, named).map(({ name, criticality, owner }, index, all) => (
        <Fragment key={name}>
          {index > 0 && (index === all.length - 1 && rest <= 0 ? ' and ' : ', ')}
          <Link to="." search={(before) => ({ ...before, process: name, state: undefined, row: undefined })}>
            {name}
          </Link>{' '}
          <span>
            ({criticality}
            {owner === null ? ', no owner' : `, ${owner}`})
          </span>
        </Fragment>
      ))}
      {rest > 0 && ` and ${tellCount(rest, 'more process', 'more processes')}`} {hit.length === 1 ? 'stands' : 'stand'} on{' '}
      {mapped === affected.length ? (mapped === 1 ? 'it' : 'them') : `${tellNumber(mapped)} of them`}
      {unmapped.length > 0 && (
        <>
          ;{' '}
          <Link to="/assets" search={{ state: 'unmapped' }}>
            {tellNumber(unmapped.length)}
          </Link>{' '}
          {unmapped.length === 1 ? 'is' : 'are'} mapped to none
        </>
      )}
      .
    </p>
  );
}
