/** A form of a licence that differs from the listed text and says the same. */
export interface Variant {
  readonly id: string;
  readonly from: RegExp;
  readonly to: string;
}

const endorsement = /Neither the name[^.]*?nor the names of its contributors may be used to endorse/;

/**
 * Forms in use that the SPDX texts do not show. LGPL-3.0 is listed with the GPL text that it refers to, and mostly found without;
 * the three- and four-clause BSD licences are as often written with the name of the author instead of the contributors' names.
 */
export const variants: readonly Variant[] = [
  { id: 'LGPL-3.0-only', from: /\n\s*GNU GENERAL PUBLIC LICENSE[\s\S]*$/, to: '' },
  { id: 'BSD-3-Clause', from: endorsement, to: 'The name of the author may not be used to endorse' },
  { id: 'BSD-3-Clause', from: endorsement, to: 'The names of its contributors may not be used to endorse' },
  { id: 'BSD-4-Clause', from: endorsement, to: 'The name of the author may not be used to endorse' },
  {
    id: 'BSD-2-Clause',
    from: /THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS[\s\S]*?ARE DISCLAIMED/,
    to: 'THIS SOFTWARE IS PROVIDED "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE DISCLAIMED',
  },
];
