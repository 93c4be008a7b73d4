/** A form of a licence that differs from the listed text and says the same. */
export interface Variant {
  readonly id: string;
  /** The licence whose listed text it is made from, if that is another one. */
  readonly of?: string;
  readonly from: RegExp;
  readonly to: string;
}

const endorsement = /Neither the name[^.]*?nor the names of its contributors may be used to endorse/;

const hpndDisclaimer = /\n[^\n]*DISCLAIMS ALL WARRANTIES[\s\S]*$/;
const hpndName = /,? and that the name of[\s\S]*?prior permission/i;

const rubyTerms =
  /give non-standard binaries non-standard names[^.]*\.([\s\S]*?)or binary form([\s\S]*?)the binaries([\s\S]*?)non-standard binaries([\s\S]*?)(\n\nFor the list of[\s\S]*?LEGAL\.)/;
const rubyExecutables =
  'rename any non-standard executables so the names do not conflict with standard executables, which must also be provided.$1or executable form$2the executables$3non-standard executables$4';

/**
 * Forms in use that the SPDX texts do not show. LGPL-3.0 is listed with the GPL text that it refers to, and mostly found without;
 * the three- and four-clause BSD licences are as often written with the name of the author instead of the contributors' names.
 */
export const variants: readonly Variant[] = [
  { id: 'LGPL-3.0-only', from: /\n\s*GNU GENERAL PUBLIC LICENSE[\s\S]*$/, to: '' },
  // What is given away need not be software.
  { id: 'MIT', from: /\bsoftware\b/gi, to: 'materials' },
  { id: 'BSD-3-Clause', from: endorsement, to: 'The name of the author may not be used to endorse' },
  { id: 'BSD-3-Clause', from: endorsement, to: 'The names of its contributors may not be used to endorse' },
  // With the shorter disclaimer of its time, as the tools for capturing packets have it.
  {
    id: 'BSD-3-Clause',
    from: new RegExp(`${endorsement.source}([^.]*\\.)[\\s\\S]*$`),
    to: 'The names of the authors may not be used to endorse$1 THIS SOFTWARE IS PROVIDED "AS IS" AND WITHOUT ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, WITHOUT LIMITATION, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE.',
  },
  { id: 'BSD-Source-Code', from: endorsement, to: 'The name of the author may not be used to endorse' },
  { id: 'BSD-4-Clause', from: endorsement, to: 'The name of the author may not be used to endorse' },
  // The permission and the condition are what makes an HPND: name clause and disclaimer are optional in it.
  { id: 'HPND', from: hpndDisclaimer, to: '' },
  { id: 'HPND', from: / <copyright holder> makes no representations[\s\S]*?implied warranty\./, to: '' },
  // Which is the CMU licence as well, without its first sentence: there the name decides.
  ...['Carnegie Mellon University', 'CMU'].map((name) => ({
    id: 'MIT-CMU',
    of: 'HPND',
    from: /<copyright holder> or <related entities>([^.]*\.)[\s\S]*?implied warranty\.(\s+)<copyright holder>([\s\S]*)<copyright holder>/,
    to: `${name}$1$2${name}$3${name}`,
  })),
  {
    id: 'HPND',
    from: new RegExp(`${hpndName.source}\\.[\\s\\S]*$`, 'i'),
    to: '. It is provided "as is" without express or implied warranty.',
  },
  { id: 'HPND-sell-variant', from: hpndDisclaimer, to: '' },
  {
    id: 'HPND-sell-variant',
    from: new RegExp(`${hpndName.source}\\.[\\s\\S]*$`, 'i'),
    to: '. No representations are made about the suitability of this software for any purpose. It is provided "as is" without express or implied warranty.',
  },
  { id: 'WTFPL', from: /^[\s\S]*TO PUBLIC LICENSE\n/, to: 'DO WHAT THE FUCK YOU WANT TO PUBLIC LICENSE\n' },
  // The note on Apple's name came years after the licence.
  { id: 'APSL-2.0', from: /Apple Note:[^\n]*\n/, to: '' },
  // Ruby's first: executables for binaries, and the files of others named or not mentioned.
  {
    id: 'Ruby',
    from: /or binary form([\s\S]*?)the binaries([\s\S]*?)non-standard binaries([\s\S]*?) But some files[\s\S]*?LEGAL\./,
    to: 'or executable form$1the executables$2non-standard executables$3',
  },
  { id: 'Ruby', from: rubyTerms, to: `${rubyExecutables}$5` },
  { id: 'Ruby', from: rubyTerms, to: `${rubyExecutables}They are <names of files>. See each file for the copying condition.` },
  // As it was first published, without the definition that came later.
  { id: 'CAL-1.0', from: /\nA .Compatible Open Source License. means[^.]*\.\n/, to: '' },
  // The notice kept where it stands, as many files of FreeBSD have it.
  {
    id: 'BSD-2-Clause',
    from: /(retain the above copyright notice)(?=, this list)/,
    to: '$1 immediately at the beginning of the file, without modification',
  },
  {
    id: 'BSD-2-Clause',
    from: /(following disclaimer)(?=\.)/,
    to: '$1, without modification, immediately at the beginning of the file',
  },
  {
    id: 'BSD-2-Clause',
    from: /THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS[\s\S]*?ARE DISCLAIMED/,
    to: 'THIS SOFTWARE IS PROVIDED "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE DISCLAIMED',
  },
];
