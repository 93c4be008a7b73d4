import { Link } from '@tanstack/react-router';
import type { WhereAnswer } from '../../data/answers.ts';
import { FeedNotices } from '../../parts/feed-notices.tsx';
import { Notice } from '../../parts/notice.tsx';
import { tellCount, tellNumber } from '../../words/counts.ts';
import styles from './ask.module.css';

/** What the answer cannot see, in thin lines: nothing is left out silently. */
export function Notices({ where: { blind, feeds } }: { readonly where: WhereAnswer }) {
  if (blind.length === 0 && !feeds.some(({ stale, unread }) => stale || unread > 0)) return null;
  return (
    <div className={styles.notices}>
      {blind.length > 0 && (
        <Notice
          action={
            <Link to="." search={(before) => ({ ...before, state: 'undetermined', process: undefined, row: undefined })}>
              show {blind.length === 1 ? 'it' : 'them'}
            </Link>
          }
        >
          {tellBlind(blind)}
        </Notice>
      )}
      <FeedNotices feeds={feeds} />
    </div>
  );
}

function tellBlind(blind: WhereAnswer['blind']): string {
  const [only] = blind;
  if (only && blind.length === 1) return `${only.asset} cannot tell: ${only.why}.`;
  const reasons = [...Map.groupBy(blind, ({ why }) => reasonOf(why))].sort(([, a], [, b]) => b.length - a.length);
  const told =
    reasons.length === 1 ? reasons[0]![0] : reasons.map(([reason, { length }]) => `${reason} (${tellNumber(length)})`).join(', ');
  return `${tellCount(blind.length, 'asset')} cannot tell: ${told}.`;
}

/** Reasons that differ only in their number are one reason. */
function reasonOf(why: string): string {
  return why.replace(/\b\d+ days old$/, 'too old');
}
