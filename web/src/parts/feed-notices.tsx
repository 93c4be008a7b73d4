import { Link } from '@tanstack/react-router';
import type { FeedNote } from '../data/answers.ts';
import { tellCount } from '../words/counts.ts';
import { tellHours } from '../words/times.ts';
import { Notice } from './notice.tsx';

/** A thin line for each feed that is stale or could not be read whole. */
export function FeedNotices({ feeds }: { readonly feeds: readonly FeedNote[] }) {
  return feeds
    .filter(({ stale, unread }) => stale || unread > 0)
    .map((feed) => (
      <Notice key={feed.name} action={<Link to="/coverage">show feeds</Link>}>
        {tellFeed(feed)}
      </Notice>
    ));
}

function tellFeed({ name, ageHours, stale, unread }: FeedNote): string {
  const age = ageHours === null ? 'was never read' : `was last read ${tellHours(ageHours)} ago`;
  const records = `${tellCount(unread, 'record')} could not be read`;
  if (!stale) return `Of the feed ${name}, ${records}.`;
  return `The feed ${name} is stale: it ${age}${unread > 0 ? `, and ${records}` : ''}.`;
}
