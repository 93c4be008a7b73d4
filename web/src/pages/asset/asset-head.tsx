import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { AssetAnswer } from '../../data/answers.ts';
import { Ago } from '../../parts/moment.tsx';
import { isNow, type When } from '../../time/when.ts';
import { tellCount } from '../../words/counts.ts';
import { tellMoment } from '../../words/times.ts';
import styles from './asset.module.css';

/** The head line of an asset. */
export function AssetHead({ answer, when }: { readonly answer: AssetAnswer; readonly when: When }) {
  const { asset, processes, services, tags, components } = answer;
  return (
    <header>
      <h1 className={styles.name}>
        {asset.asset} <span>{asset.kind}</span>
      </h1>
      <p className={styles.standing}>
        {processes.length === 0 ? (
          'No business process is mapped to it.'
        ) : (
          <>
            {processes.map(({ name, criticality, owner }, index) => (
              <Fragment key={name}>
                {index > 0 && (index === processes.length - 1 ? ' and ' : ', ')}
                <Link to="/" search={{ q: `process:"${name}"` }}>
                  {name}
                </Link>{' '}
                <span>
                  ({criticality}, {owner ?? 'no owner'})
                </span>
              </Fragment>
            ))}{' '}
            {processes.length === 1 ? 'stands' : 'stand'} on it
            {services.length > 0 && <span>, through {services.join(', ')}</span>}.
          </>
        )}
      </p>
      <p className={styles.facts}>
        {asset.owner === null ? 'No owner' : `Owner ${asset.owner}`} ·{' '}
        {components.length === 0 ? 'no components known' : <a href="#components">{tellCount(components.length, 'component')}</a>}
        {!isNow(when) && ` on ${tellMoment(answer.asOf)}`} ·{' '}
        {asset.lastEvidence === null ? (
          'never seen'
        ) : (
          <>
            last evidence <Ago time={asset.lastEvidence} />
          </>
        )}
        {tags.length > 0 && <> · {tags.join(', ')}</>}
      </p>
    </header>
  );
}
