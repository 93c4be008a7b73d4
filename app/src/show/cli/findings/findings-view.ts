import type { FindingChangesAnswer, FindingNote, FindingsAnswer } from '../../../answer/findings/findings-answer.ts';
import type { View } from '../../render/view.ts';

export function findingsView({ because, findings, feeds }: Pick<FindingsAnswer, 'because' | 'findings' | 'feeds'>): View {
  return {
    headline: because,
    tables: [
      {
        columns: ['priority', 'state', 'class', 'finding', 'component', 'version', 'assets', 'fixed in', 'said', 'summary'],
        rows: findings.map((each) => [
          each.priority.level,
          each.state ?? 'past',
          each.class,
          each.finding,
          each.component.purl ?? each.component.name,
          each.component.version ?? '-',
          String(each.assets.length),
          each.fixed.join(', ') || '-',
          saidOf(each),
          each.summary,
        ]),
      },
    ],
    notes: feeds.flatMap(({ name, stale, ageHours }) =>
      stale ? [`the feed ${name} is stale${ageHours === null ? '' : `: ${Math.round(ageHours)} hours old`}`] : [],
    ),
  };
}

/** Who decided or stated something that holds. */
function saidOf({ audits, statements }: FindingNote): string {
  const decided = audits.find(({ standing }) => standing);
  if (decided) return decided.asset === null ? decided.state : `${decided.state} (${decided.asset})`;
  const stated = statements.find(({ counts }) => counts);
  return stated ? `${stated.status}, by ${stated.author}` : '-';
}

export function changesView({ since, changes }: FindingChangesAnswer): View {
  return {
    headline: [`${changes.length} changes since ${since}.`],
    tables: [
      {
        columns: ['time', 'what', 'class', 'advisory', 'component', 'now', 'assets', 'cause'],
        rows: changes.map(({ time, what, class: kind, advisory, component, after, assets, cause }) => [
          time,
          what,
          kind,
          advisory,
          component.purl ?? `${component.name} ${component.version ?? ''}`.trim(),
          after ?? '-',
          assets.join(', ') || '-',
          cause,
        ]),
      },
    ],
    notes: [],
  };
}
