import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TodayAnswer } from '../../data/answers.ts';
import { todayQuery } from '../../data/queries.ts';
import { Empty } from '../../parts/empty.tsx';
import { Failure } from '../../parts/failure.tsx';
import { FeedAges } from '../../parts/feed-ages.tsx';
import { useTitle } from '../../parts/use-title.ts';
import { Waiting } from '../../parts/waiting.tsx';
import { tellCount } from '../../words/counts.ts';
import { Decide } from './decide.tsx';
import { PageLink } from './page-link.tsx';
import styles from './today.module.css';

/** What to look at with the morning's coffee: what must be decided, what changed, and whether we can see. */
export function TodayPage() {
  const { data, error, refetch } = useQuery(todayQuery);
  useTitle('Today');
  if (error) return <Failure error={error} again={refetch} />;
  if (!data) return <Waiting />;
  return (
    <>
      <h1 className={styles.sentence}>{tellToday(data)}</h1>
      <div className={styles.columns}>
        <section aria-labelledby="decide">
          <h2 id="decide">Decide</h2>
          <Decide hits={data.decide} seesAny={data.coverage.assets.inventoried > 0} />
        </section>
        <section aria-labelledby="changed">
          <h2 id="changed">Changed in seven days</h2>
          {data.changed.length === 0 ? (
            <Empty title="Nothing changed.">No document came in, no advisory began to hit.</Empty>
          ) : (
            <ul className={styles.changes}>
              {data.changed.map(({ text, link }) => (
                <li key={text}>{link === null ? text : <PageLink link={link}>{text}</PageLink>}</li>
              ))}
            </ul>
          )}
        </section>
        <section aria-labelledby="see">
          <h2 id="see">Can we see?</h2>
          <Sight coverage={data.coverage} />
          <h3>Feeds</h3>
          <FeedAges feeds={data.feeds} />
        </section>
      </div>
    </>
  );
}

function tellToday({ decide, coverage: { percent, assets } }: TodayAnswer): string {
  if (assets.known === 0) return 'Nothing has been inventoried yet.';
  const hits = decide.length === 0 ? 'Nothing waits for a decision' : `${tellCount(decide.length, 'thing')} to decide`;
  return `${hits}; ${percent === 100 ? 'all' : `${percent} % of the`} assets can be seen.`;
}

function Sight({ coverage: { percent, assets, holes } }: { readonly coverage: TodayAnswer['coverage'] }) {
  if (percent === null) return <Empty title="There is nothing to see yet." commands={['waybill collect', 'waybill map import map.yaml']} />;
  return (
    <>
      <p className={styles.share}>
        <Link to="/coverage">{percent} %</Link>
      </p>
      <p className={styles.of}>
        <Link to="/assets" search={{ state: 'fresh' }}>
          {assets.fresh}
        </Link>{' '}
        of <Link to="/assets">{tellCount(assets.known, 'asset')}</Link> {assets.known === 1 ? 'has' : 'have'} fresh and complete evidence.
      </p>
      {holes.length > 0 && (
        <ul className={styles.holes}>
          {holes.map((hole) => (
            <li key={hole}>
              <Link to="/coverage">{hole}</Link>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
