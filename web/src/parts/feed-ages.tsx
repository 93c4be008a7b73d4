import { CircleCheck, TriangleAlert } from 'lucide-react';
import type { FeedNote } from '../data/answers.ts';
import { tellCount } from '../words/counts.ts';
import { tellHours } from '../words/times.ts';
import { Empty } from './empty.tsx';
import styles from './feed-ages.module.css';

/** Each feed with its age; a stale or partly unread one says so. */
export function FeedAges({ feeds }: { readonly feeds: readonly FeedNote[] }) {
  if (feeds.length === 0) {
    return (
      <Empty title="No feed was ever read." commands={['waybill advisories update']}>
        Without one, nothing can be judged.
      </Empty>
    );
  }
  return (
    <ul className={styles.feeds}>
      {feeds.map(({ name, ageHours, stale, unread }) => (
        <li key={name} data-stale={stale || unread > 0}>
          {stale || unread > 0 ? <TriangleAlert size={14} aria-hidden /> : <CircleCheck size={14} aria-hidden />}
          <span>{name}</span>
          <span>
            {stale && 'stale, '}
            {ageHours === null ? 'never read' : ageHours * 60 < 1 ? 'just read' : `read ${tellHours(ageHours)} ago`}
            {unread > 0 && `, ${tellCount(unread, 'record')} unread`}
          </span>
        </li>
      ))}
    </ul>
  );
}
