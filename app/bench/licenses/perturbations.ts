import { seeded } from '../random.ts';

/** Ways in which licence texts are found in files; each gives another form of a text. */
export const perturbations: Readonly<Record<string, (text: string, seed: number) => string>> = {
  'as listed': (text) => text,
  'wrapped at 50': (text) => wrap(text, 50),
  'one line': (text) => text.replaceAll(/\s+/g, ' '),
  'block comment': (text) => `/*\n${wrap(text, 72).replaceAll(/^/gm, ' * ')}\n */`,
  'line comments //': (text) => wrap(text, 72).replaceAll(/^/gm, '// '),
  'line comments #': (text) => wrap(text, 72).replaceAll(/^/gm, '# '),
  'line comments --': (text) => wrap(text, 72).replaceAll(/^/gm, '-- '),
  'line comments ;;': (text) => wrap(text, 72).replaceAll(/^/gm, ';; '),
  'line comments REM': (text) => wrap(text, 72).replaceAll(/^/gm, 'REM '),
  'HTML paragraphs': (text) => `<html><body><p>${escapeHtml(text).replaceAll(/\n\s*\n/g, '</p>\n<p>')}</p></body></html>`,
  Markdown: (text) => markdown(text),
  'JSON string': (text) => JSON.stringify({ text }),
  'upper case': (text) => text.toUpperCase(),
  'other title and holder': (text) => `ACME PRODUCT\n\nCopyright (c) 2011-2026 Example Works and others\n\n${withoutTitle(text)}`,
  '1 % words edited': (text, seed) => editWords(text, 0.01, seed),
  '3 % words edited': (text, seed) => editWords(text, 0.03, seed),
  '5 % words edited': (text, seed) => editWords(text, 0.05, seed),
  'first half': (text) => halves(text)[0],
  'second half': (text) => halves(text)[1],
};

/** Ways in which a text is no longer the licence: none of these may be told as the licence itself. */
export const alterations: Readonly<Record<string, (text: string, seed: number) => string | undefined>> = {
  'a sentence removed': (text, seed) => withoutSentence(text, seed),
  'a condition added': (text, seed) => withSentence(text, seed),
  'a condition after it': (text, seed) => `${text.trimEnd()}\n\n${conditions[seed % conditions.length]}\n`,
  'a condition before it': (text, seed) => `${conditions[seed % conditions.length]}\n\n${text}`,
};

const conditions = [
  'Use for any commercial purpose requires a separate written agreement with the copyright holder.',
  'The software may be used in schools and universities only, and by their members.',
  'You must send every modification to the author within thirty days of making it.',
  'No person who works for a government may copy or run the software on its behalf.',
];

/** Without one sentence of ten words or more, from the middle half of the text. */
function withoutSentence(text: string, seed: number): string | undefined {
  const all = [...text.matchAll(/[A-Z][^.;:]{60,600}[.;]/g)].filter(
    ({ index, 0: sentence }) =>
      index > text.length * 0.25 && index < text.length * 0.75 && sentence.split(/\s+/).length >= 10 && !/copyright \(c\)/i.test(sentence),
  );
  const chosen = all[seeded(seed * 7919).below(all.length)];
  return chosen && text.slice(0, chosen.index) + text.slice(chosen.index + chosen[0].length);
}

function withSentence(text: string, seed: number): string | undefined {
  const ends = [...text.matchAll(/\.\s/g)].map(({ index }) => index + 1).filter((at) => at > text.length * 0.25 && at < text.length * 0.75);
  const at = ends[seeded(seed * 7919).below(ends.length)];
  return at === undefined ? undefined : `${text.slice(0, at)} ${conditions[seed % conditions.length]}${text.slice(at)}`;
}

function wrap(text: string, width: number): string {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => {
      let line = '';
      const lines: string[] = [];
      for (const word of paragraph.split(/\s+/)) {
        if (line && line.length + word.length + 1 > width) {
          lines.push(line);
          line = '';
        }
        line = line ? `${line} ${word}` : word;
      }
      return [...lines, line].join('\n');
    })
    .join('\n\n');
}

/** Short paragraphs as headings, defined terms in bold, addresses as links, every fifth paragraph quoted. */
function markdown(text: string): string {
  const paragraphs = text.split(/\n\s*\n/).map((paragraph) => paragraph.replaceAll(/\s+/g, ' ').trim());
  return paragraphs
    .map((paragraph, i) => {
      if (paragraph.split(' ').length < 9) return `${'#'.repeat(1 + (i % 4))} ${paragraph}`;
      const marked = paragraph
        .replaceAll(/"([^"]{3,60})"/g, '**“$1”**')
        .replaceAll(/(https?:\/\/[^\s)>]+[a-z])/g, '[$1]($1)')
        .replace(/^(\d+)\. /, '$1\\. ')
        .replace(/^\(?([a-z])\) /, '* $1) ');
      return i % 5 === 3 ? `> ${marked}` : marked;
    })
    .join('\n\n');
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Without a first line that is a title and without lines that begin with "copyright". */
function withoutTitle(text: string): string {
  const lines = text.split('\n').filter((line) => !/^\s*(?:copyright\s*(?:\(c\)|©|\d|<|\[)|©)/i.test(line));
  return /^[^.:;]{0,60}licen[cs]e[^.:;]{0,20}$/i.test(lines[0] ?? '') && lines[1]?.trim() === ''
    ? lines.slice(1).join('\n')
    : lines.join('\n');
}

/** Every hundredth word or so left out, doubled by another, or replaced. */
function editWords(text: string, part: number, seed: number): string {
  const random = seeded(seed * 7919).next;
  const others = ['item', 'thing', 'very', 'and', 'of', 'some', 'this', 'report', 'which', 'use'];
  return text.replaceAll(/\S+/g, (word) => {
    if (random() >= part) return word;
    const other = others[Math.floor(random() * others.length)]!;
    const kind = random();
    return kind < 0.33 ? '' : kind < 0.66 ? `${word} ${other}` : other;
  });
}

function halves(text: string): [string, string] {
  const middle = text.indexOf(' ', text.length / 2);
  return [text.slice(0, middle), text.slice(middle)];
}
