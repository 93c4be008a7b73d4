const gnuFamilies = [
  'AGPL-1.0',
  'AGPL-3.0',
  'GFDL-1.1',
  'GFDL-1.2',
  'GFDL-1.3',
  'GPL-1.0',
  'GPL-2.0',
  'GPL-3.0',
  'LGPL-2.0',
  'LGPL-2.1',
  'LGPL-3.0',
];

/**
 * Deprecated licence ids of the SPDX list with the term that replaces each. Ids that the list deprecates without a successor (`Net-SNMP`,
 * `Nunit`) are in `retiredIds`: they are known, and stay what they are.
 */
export const successors: ReadonlyMap<string, { readonly license: string; readonly exception?: string }> = new Map([
  ...gnuFamilies.map((id) => [id, { license: `${id}-only` }] as const),
  ...gnuFamilies.map((id) => [`${id}+`, { license: `${id}-or-later` }] as const),
  ['BSD-2-Clause-FreeBSD', { license: 'BSD-2-Clause-Views' }],
  ['BSD-2-Clause-NetBSD', { license: 'BSD-2-Clause' }],
  ['bzip2-1.0.5', { license: 'bzip2-1.0.6' }],
  ['eCos-2.0', { license: 'GPL-2.0-or-later', exception: 'eCos-exception-2.0' }],
  ['GPL-2.0-with-autoconf-exception', { license: 'GPL-2.0-only', exception: 'Autoconf-exception-2.0' }],
  ['GPL-2.0-with-bison-exception', { license: 'GPL-2.0-only', exception: 'Bison-exception-2.2' }],
  ['GPL-2.0-with-classpath-exception', { license: 'GPL-2.0-only', exception: 'Classpath-exception-2.0' }],
  ['GPL-2.0-with-font-exception', { license: 'GPL-2.0-only', exception: 'Font-exception-2.0' }],
  ['GPL-2.0-with-GCC-exception', { license: 'GPL-2.0-only', exception: 'GCC-exception-2.0' }],
  ['GPL-3.0-with-autoconf-exception', { license: 'GPL-3.0-only', exception: 'Autoconf-exception-3.0' }],
  ['GPL-3.0-with-GCC-exception', { license: 'GPL-3.0-only', exception: 'GCC-exception-3.1' }],
  ['StandardML-NJ', { license: 'SMLNJ' }],
  ['wxWindows', { license: 'LGPL-2.0-or-later', exception: 'WxWindows-exception-3.1' }],
]);

/** Deprecated without a successor. */
export const retiredIds: ReadonlySet<string> = new Set(['Net-SNMP', 'Nunit']);
