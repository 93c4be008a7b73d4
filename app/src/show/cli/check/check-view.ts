import type { CheckLine, CheckSummary } from '../../../answer/check/check-line.ts';
import { severityRatings } from '../../../domain/severity.ts';
import type { View } from '../../render/view.ts';

const verdictWords = { affected: 'affected', undetermined: 'cannot be told', fixed: 'fixed', notAffected: 'not affected' } as const;

/** The findings by component, worst first; and what to do about each component. */
export function checkView(lines: readonly CheckLine[], summary: CheckSummary): View {
  const groups = [...Map.groupBy(lines, ({ input, component }) => `${input}\n${component}`).values()]
    .map((group) => group.toSorted((a, b) => rankOf(a) - rankOf(b)))
    .toSorted((a, b) => rankOf(a[0]!) - rankOf(b[0]!));
  return {
    headline: [headlineOf(summary)],
    tables: [
      {
        columns: ['component', 'severity', 'advisory', 'verdict', 'fixed in', 'why', 'input'],
        rows: groups.flatMap((group) => group.map(rowOf)),
      },
      {
        title: 'What to do',
        columns: ['component', 'findings', 'advice', 'comes in by'],
        rows: groups.flatMap(adviceRows),
      },
    ],
    notes: notesOf(lines, summary),
  };
}

function headlineOf({ components, verdicts, aside, doubts }: CheckSummary): string {
  const left = Object.entries({
    waived: aside.waived,
    'below the threshold': aside.below,
    'known before': aside.known,
    'without a fix': aside.unfixed,
  })
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `${count} ${what}`);
  const found = `${counted(components, 'component')}: ${counted(verdicts.affected, 'finding')}, ${verdicts.undetermined} that cannot be told`;
  return `${found}${left.length > 0 ? ` (of all: ${left.join(', ')})` : ''}.${doubts.length > 0 ? ' Not all of this is certain: see below.' : ''}`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** Bad on purpose first, then by verdict, exploitation and severity. */
function rankOf({ class: advisoryClass, verdict, severity, exploited, advisory }: CheckLine): number {
  const verdictRank = { affected: 0, undetermined: 100, fixed: 200, notAffected: 300 }[verdict];
  if (advisory === null) return verdictRank + 90;
  if (advisoryClass === 'compromise' || advisoryClass === 'malware') return verdictRank;
  return verdictRank + (exploited ? 10 : 20) + (severity ? severityRatings.indexOf(severity.rating) : 2);
}

function rowOf(line: CheckLine): string[] {
  const { component, group, advisory, verdict, fixed, reason, input, waived, vex } = line;
  const said = [verdictWords[verdict], ...(waived ? [`waived until ${waived.expires.slice(0, 10)}`] : []), ...(vex ? ['VEX'] : [])];
  const name = advisory === null ? '-' : group === advisory ? advisory : `${group} (${advisory})`;
  return [component, severityWords(line), name, said.join(', '), fixed.join(', ') || '-', reason, input];
}

function severityWords({ class: advisoryClass, severity, exploited }: CheckLine): string {
  const marked = exploited ? ', exploited' : '';
  if (advisoryClass === 'compromise' || advisoryClass === 'malware') return `${advisoryClass}${marked}`;
  if (!severity) return `-${marked}`;
  return `${severity.rating}${severity.score === null ? '' : ` ${severity.score.toFixed(1)}`}${marked}`;
}

function adviceRows(group: readonly CheckLine[]): string[][] {
  const found = group.filter(({ verdict, waived, advisory }) => advisory !== null && verdict === 'affected' && !waived);
  const [first] = found;
  if (!first) return [];
  const bad = found.find(({ class: advisoryClass }) => advisoryClass === 'compromise' || advisoryClass === 'malware');
  const advice = bad
    ? (bad.remedy ?? 'Remove it; rotate what it could reach; rebuild from what is known to be good.')
    : first.advice === null
      ? 'No version is known that clears all of them.'
      : `Take ${first.advice}: it clears all of them.`;
  return [[first.component, String(found.length), advice, first.paths[0]?.join(' > ') ?? '-']];
}

function notesOf(lines: readonly CheckLine[], { expired, doubts }: CheckSummary): string[] {
  const ended = expired.map(
    ({ author, reason, expires }) => `The waiver of ${author} (“${reason}”) ended on ${expires.slice(0, 10)}, and holds no longer.`,
  );
  const unbelieved = lines.filter(({ vex }) => vex?.believed === false).map(unbelievedNote);
  return [...doubts, ...ended, ...new Set(unbelieved)];
}

function unbelievedNote({ vex, component, group }: CheckLine): string {
  return `${vex!.author} states that ${component} is ${vex!.status === 'fixed' ? 'fixed' : 'not affected'}; of ${group}, which is bad on purpose, that is not believed.`;
}
