import { Link } from '@tanstack/react-router';
import type { ImpactAnswer, WhereAnswer } from '../../data/answers.ts';
import { Notice } from '../../parts/notice.tsx';
import { tellCount } from '../../words/counts.ts';
import { tellHours } from '../../words/times.ts';
import styles from './ask.module.css';

/** What the answer cannot see, each in a line of its own: nothing is left out silently. */
export function Notices({ where, impact }: { readonly where: WhereAnswer; readonly impact: ImpactAnswer | undefined }) {
  const reasons = [...Map.groupBy(where.blind, ({ why }) => reasonOf(why))].sort(([, a], [, b]) => b.length - a.length);
  const stale = where.feeds.filter(({ stale: isStale }) => isStale);
  const unread = where.feeds.filter(({ unread: count }) => count > 0);
  const unmapped = impact?.unmapped.length ?? 0;
  const lines = [
    ...reasons.map(([reason, assets]) => (
      <Notice
        key={reason}
        action={
          <Link to="." search={(before) => ({ ...before, state: 'undetermined', process: undefined, row: undefined })}>
            show {assets.length === 1 ? 'it' : 'them'}
          </Link>
        }
      >
        {assets.length === 1
          ? `${assets[0]!.asset} cannot tell: ${assets[0]!.why}.`
          : `${tellCount(assets.length, 'asset')} cannot tell: ${reason}.`}
      </Notice>
    )),
    ...stale.map(({ name, ageHours }) => (
      <Notice key={`stale ${name}`} action={<Link to="/coverage">show feeds</Link>}>
        The feed {name} is stale: {ageHours === null ? 'it was never read' : `it was last read ${tellHours(ageHours)} ago`}.
      </Notice>
    )),
    ...unread.map(({ name, unread: count }) => (
      <Notice key={`unread ${name}`} action={<Link to="/coverage">show feeds</Link>}>
        {tellCount(count, 'record')} of the feed {name} could not be read.
      </Notice>
    )),
    ...(unmapped > 0 && impact && impact.processes.length > 0
      ? [
          <Notice
            key="unmapped"
            action={
              <Link to="/assets" search={{ state: 'unmapped' }}>
                show unmapped
              </Link>
            }
          >
            {tellCount(unmapped, 'asset')} that {unmapped === 1 ? 'has' : 'have'} it {unmapped === 1 ? 'is' : 'are'} mapped to no process.
          </Notice>,
        ]
      : []),
  ];
  return lines.length === 0 ? null : <div className={styles.notices}>{lines}</div>;
}

/** Reasons that differ only in their number are one reason. */
function reasonOf(why: string): string {
  const days = /^(.*?)\b\d+ days old$/.exec(why);
  return days ? `${days[1]}too old` : why;
}
