import type { LicenseNotice, NoticeGroup } from '../../../../answer/licenses/notice/license-notice.ts';
import { printableLines } from '../../../render/printable.ts';

const rule = '-'.repeat(80);

/** The notice as a text file. */
export function noticeText(title: string, { groups, notices, missing }: LicenseNotice): string {
  const parts = [
    `${title} includes software of others, under the licences below.`,
    ...groups.map((group) => [rule, headOf(group), '', ...packageLines(group, '  '), '', group.text].join('\n')),
    ...notices.map(({ text, packages }) => [rule, `Notice of ${packages.map(nameOf).join(', ')}`, '', text].join('\n')),
    ...missingLines(missing, [rule, 'No licence text is known of:', ''], '  '),
  ];
  return `${parts.map(printableLines).join('\n\n')}\n`;
}

/** The notice as Markdown. */
export function noticeMarkdown(title: string, { groups, notices, missing }: LicenseNotice): string {
  const parts = [
    `# Notices\n\n${title} includes software of others, under the licences below.`,
    ...groups.map((group) => [`## ${headOf(group)}`, '', ...packageLines(group, '- '), '', ...fenced(group.text)].join('\n')),
    ...notices.map(({ text, packages }) => [`## Notice of ${packages.map(nameOf).join(', ')}`, '', ...fenced(text)].join('\n')),
    ...missingLines(missing, ['## No licence text is known of', ''], '- '),
  ];
  return `${parts.map(printableLines).join('\n\n')}\n`;
}

function headOf({ expression }: NoticeGroup): string {
  return expression ?? 'Further licence text';
}

function packageLines({ packages }: NoticeGroup, lead: string): string[] {
  return packages.flatMap((one) => [`${lead}${nameOf(one)}`, ...one.copyrights.map((line) => `${' '.repeat(lead.length + 2)}${line}`)]);
}

function missingLines(missing: LicenseNotice['missing'], head: readonly string[], lead: string): string[] {
  if (missing.length === 0) return [];
  return [[...head, ...missing.map((one) => `${lead}${nameOf(one)}${one.declared === null ? '' : ` (${one.declared})`}`)].join('\n')];
}

function nameOf({ name, version }: { readonly name: string; readonly version: string | null }): string {
  return version === null ? name : `${name} ${version}`;
}

/** A fence longer than any in the text. */
function fenced(text: string): string[] {
  const longest = (text.match(/`{3,}/g) ?? []).reduce((most, { length }) => Math.max(most, length), 2);
  const fence = '`'.repeat(longest + 1);
  return [`${fence}text`, text, fence];
}
