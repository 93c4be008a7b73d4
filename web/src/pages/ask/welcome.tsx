import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { todayQuery } from '../../data/queries.ts';
import { Empty } from '../../parts/empty.tsx';
import { useTitle } from '../../parts/use-title.ts';
import { examples } from '../../shell/suggest.ts';
import { tellCount } from '../../words/counts.ts';
import { Decide } from '../today/decide.tsx';
import styles from './welcome.module.css';

/** How many of the things to decide stand on the home page; Today has them all. */
const shown = 4;

/** What stands on the home page before anything is asked. */
export function Welcome() {
  const today = useQuery(todayQuery);
  useTitle('');
  const known = today.data?.coverage.assets.known;
  return (
    <div className={styles.welcome}>
      <h1>Do we run it? Where, since when, and what stands on it?</h1>
      {today.error && <p className={styles.state}>{today.error.message}</p>}
      {known === 0 ? (
        <Empty title="Nothing has been inventoried yet." commands={['waybill collect', 'waybill ingest sbom.json']}>
          Take in this machine, a source tree, or documents from elsewhere; then every question below has an answer.
        </Empty>
      ) : (
        <p className={styles.state}>
          {today.data ? (
            <>
              <Link to="/coverage">
                {today.data.coverage.assets.fresh} of {tellCount(today.data.coverage.assets.known, 'asset')}
              </Link>{' '}
              can be seen now.{' '}
              {today.data.decide.length > 0 ? (
                <>
                  <Link to="/today">{tellCount(today.data.decide.length, 'advisory', 'advisories')}</Link>{' '}
                  {today.data.decide.length === 1 ? 'waits' : 'wait'} for a decision.
                </>
              ) : (
                'No advisory waits for a decision.'
              )}
            </>
          ) : (
            '\u00a0'
          )}
        </p>
      )}
      <div className={styles.columns}>
        <section aria-labelledby="examples">
          <h2 id="examples">What the box understands</h2>
          <ul className={styles.examples}>
            {examples.map(({ hint, text }) => (
              <li key={text}>
                <span>{hint}</span>
                <Link to="/" search={{ q: text }}>
                  <code>{text}</code>
                </Link>
              </li>
            ))}
          </ul>
          <p className={styles.keys}>
            <kbd>/</kbd> goes to the box from anywhere, <kbd>?</kbd> tells all keys.
          </p>
        </section>
        {today.data && today.data.decide.length > 0 && (
          <section aria-labelledby="decide">
            <h2 id="decide">What waits for a decision</h2>
            <Decide hits={today.data.decide.slice(0, shown)} seesAny />
          </section>
        )}
      </div>
    </div>
  );
}
