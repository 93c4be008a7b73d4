import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { WhereAnswer } from '../../data/answers.ts';
import { understandQuery } from '../../data/queries.ts';
import { Empty } from '../../parts/empty.tsx';

/** What stands in the place of rows: how to know more where nothing can be told, how to ask more widely where nothing is there. */
export function Nothing({ answer, q }: { readonly answer: WhereAnswer['answer']; readonly q: string }) {
  const kind = useQuery(understandQuery(q)).data?.kind;
  if (answer === 'undetermined') {
    return kind === 'advisory' ? (
      <Empty title="Read the feeds that may know it." commands={['waybill advisories update', `waybill advisories show ${q}`]} />
    ) : (
      <Empty title="Take in what there is." commands={['waybill collect', 'waybill ingest sbom.json']} />
    );
  }
  const wider = kind === 'name' && /^[^\s:*"]+$/.test(q) ? `*${q}*` : undefined;
  return (
    <Empty title="Nothing that was ever seen matches.">
      {wider !== undefined && (
        <>
          Ask more widely:{' '}
          <Link to="/" search={{ q: wider }}>
            <code>{wider}</code>
          </Link>
        </>
      )}
    </Empty>
  );
}
