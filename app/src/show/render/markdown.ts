import type { Table, View } from './view.ts';

/** The same as Markdown: a paragraph a sentence, tables as GitHub reads them, foreign text without effect. */
export function renderMarkdown({ headline, tables, notes }: View): string {
  const parts = [
    ...headline.map(escapeText),
    ...tables.filter(({ rows }) => rows.length > 0).map(renderTable),
    ...notes.map((note) => `- ${escapeText(note)}`),
  ];
  return `${parts.join('\n\n')}\n`;
}

function renderTable({ title, columns, rows }: Table): string {
  const lineOf = (cells: readonly string[]) => `| ${cells.map(escapeText).join(' | ')} |`;
  const lines = [lineOf(columns), `| ${columns.map(() => '---').join(' | ')} |`, ...rows.map(lineOf)];
  return [...(title ? [`## ${escapeText(title)}`, ''] : []), ...lines].join('\n');
}

function escapeText(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&').replace(/\s+/g, ' ');
}
