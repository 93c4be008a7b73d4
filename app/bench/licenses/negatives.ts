import { seeded } from '../random.ts';

const about = [
  'The choice between permissive and copyleft licences is a matter of taste: the MIT License asks for little, the GNU General Public License for much.',
  'Before 2001 the project was licensed under the GPL, which some users did not like.',
  'The Apache License 2.0 is compatible with version 3 of the GPL but not with version 2.',
  'If your code is released under the MIT license, others may sell it.',
  'Our lawyers reviewed MIT, BSD and Apache licensed packages and found no conflict.',
  'fix: the license checker no longer flags BSD-3-Clause as unknown',
  'Many packages of the registry use the ISC license; most of them are small.',
  'How to choose a license: compare the Mozilla Public License 2.0 with the Eclipse Public License 2.0.',
  'The function returns the licence id, for example Apache-2.0, or undefined.',
  'test("reads GPL-2.0-only", () => expect(parse("GPL-2.0-only").id).toBe("GPL-2.0-only"));',
  'Redistribution of heat in binary stars without modification of the model is permitted by the theory.',
  'The software is provided with a manual; the warranty covers defects of the hardware for two years.',
  'In no event shall the meeting be longer than an hour, and the minutes will be distributed to all participants.',
  'Permission to enter the laboratory is granted by the head of the group.',
  'A copyright notice is a line that names a holder and a year.',
  'He wrote his thesis at MIT and later worked on BSD at Berkeley.',
];

const subjects = [
  'The server',
  'A client',
  'This release',
  'The parser',
  'Our team',
  'The index',
  'Every test',
  'The user',
  'A worker',
  'The cache',
];
const verbs = ['reads', 'writes', 'distributes', 'modifies', 'copies', 'grants', 'provides', 'uses', 'limits', 'excludes'];
const objects = [
  'the source code',
  'all files',
  'the documentation',
  'a copy of the text',
  'its rights',
  'the binary form',
  'no warranty data',
  'the terms of the query',
  'the conditions',
  'a notice',
];
const ends = [
  'without a lock',
  'in memory',
  'for any purpose',
  'under load',
  'as is',
  'at once',
  'in whole or in part',
  'by default',
  'with or without cache',
  'in the following order',
];

/** Texts without a licence: prose, code, changelogs, and sentences about licences. */
export function negativeTexts(count: number): string[] {
  const { next: random, pick } = seeded(7);
  const sentence = () => `${pick(subjects)} ${pick(verbs)} ${pick(objects)} ${pick(ends)}.`;
  return Array.from({ length: count }, (_, i) => {
    if (i < about.length) return about[i]!;
    const lines = Array.from({ length: 5 + Math.floor(random() * 40) }, () => (random() < 0.04 ? pick(about) : sentence()));
    const kind = i % 4;
    if (kind === 0) return lines.join(' ');
    if (kind === 1) return lines.map((line, n) => `## ${n}.0.${i}\n\n- ${line}`).join('\n');
    if (kind === 2)
      return lines.map((line, n) => `/** ${line} */\nexport function step${n}(value) {\n  return value + ${n};\n}`).join('\n');
    return lines.map((line) => `# ${line}`).join('\n');
  });
}
