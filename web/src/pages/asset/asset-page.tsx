import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import type { AssetAnswer } from '../../data/answers.ts';
import { assetQuery } from '../../data/queries.ts';
import { Failure } from '../../parts/failure.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useTitle } from '../../parts/use-title.ts';
import { Waiting } from '../../parts/waiting.tsx';
import type { TableSearch } from '../../table/table-search.ts';
import { readWhen, type When } from '../../time/when.ts';
import { tellHours } from '../../words/times.ts';
import styles from './asset.module.css';
import { AssetHead } from './asset-head.tsx';
import { Components } from './components.tsx';
import { Findings } from './findings.tsx';
import { History } from './history.tsx';

/** One asset: what it is and whose, what stands on it, how it came to be so, and what is on it. */
export function AssetPage() {
  const { name } = useParams({ from: '/assets/$name' });
  const search = useSearch({ from: '/assets/$name' });
  const when = readWhen(search);
  const { data, error, refetch } = useQuery(assetQuery(name, when.at ?? when.to));
  useTitle(name);
  if (error) return <Failure error={error} again={refetch} />;
  if (!data) return <Waiting />;
  return <Asset answer={data} when={when} search={search} />;
}

function Asset({ answer, when, search }: { readonly answer: AssetAnswer; readonly when: When; readonly search: TableSearch }) {
  const late = answer.asset.streams.filter(({ ageHours }) => ageHours > 24 * 30);
  return (
    <>
      <AssetHead answer={answer} when={when} />
      {(answer.blind || late.length > 0) && (
        <div className={styles.notices}>
          {answer.blind && <Notice>It cannot tell what is on it: {answer.blind.why}.</Notice>}
          {!answer.blind &&
            late.map(({ source, scope, ageHours }) => (
              <Notice key={source + scope}>
                The stream {source} ({scope}) has told nothing for {tellHours(ageHours)}.
              </Notice>
            ))}
        </div>
      )}
      <Findings findings={answer.findings} />
      <History answer={answer} when={when} />
      {answer.timeline.length > 0 && <Components answer={answer} search={search} />}
    </>
  );
}
