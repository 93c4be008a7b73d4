/** A short notice with what it says. */
export interface ExpectedNotice {
  readonly text: string;
  readonly expression: string;
}

const names: readonly (readonly [string, string])[] = [
  ['Apache License, Version 2.0', 'Apache-2.0'],
  ['Apache License 2.0', 'Apache-2.0'],
  ['Apache Software License, version 2.0', 'Apache-2.0'],
  ['Apache-2.0 license', 'Apache-2.0'],
  ['MIT License', 'MIT'],
  ['MIT license', 'MIT'],
  ['MIT/X11 license', 'MIT'],
  ['ISC license', 'ISC'],
  ['3-clause BSD license', 'BSD-3-Clause'],
  ['BSD 3-Clause License', 'BSD-3-Clause'],
  ['New BSD License', 'BSD-3-Clause'],
  ['Simplified BSD License', 'BSD-2-Clause'],
  ['BSD 2-Clause "Simplified" License', 'BSD-2-Clause'],
  ['GNU General Public License version 2', 'GPL-2.0-only'],
  ['GNU General Public License, version 3 or any later version', 'GPL-3.0-or-later'],
  ['GNU GPL v3', 'GPL-3.0-only'],
  ['GPLv2 or later', 'GPL-2.0-or-later'],
  ['GPL version 2 only', 'GPL-2.0-only'],
  ['GNU Lesser General Public License v2.1', 'LGPL-2.1-only'],
  ['LGPLv3+', 'LGPL-3.0-or-later'],
  ['GNU Library General Public License, version 2, or (at your option) any later version', 'LGPL-2.0-or-later'],
  ['GNU Affero General Public License v3.0', 'AGPL-3.0-only'],
  ['Mozilla Public License Version 2.0', 'MPL-2.0'],
  ['MPL 1.1', 'MPL-1.1'],
  ['Eclipse Public License v1.0', 'EPL-1.0'],
  ['Eclipse Public License 2.0', 'EPL-2.0'],
  ['Boost Software License, Version 1.0', 'BSL-1.0'],
  ['zlib license', 'Zlib'],
  ['zlib/libpng License', 'Zlib'],
  ['Artistic License 2.0', 'Artistic-2.0'],
  ['SIL Open Font License, Version 1.1', 'OFL-1.1'],
  ['Creative Commons Attribution 4.0 International License', 'CC-BY-4.0'],
  ['Creative Commons Attribution-ShareAlike 3.0 Unported License', 'CC-BY-SA-3.0'],
  ['Creative Commons Attribution-NonCommercial-NoDerivatives 4.0 license', 'CC-BY-NC-ND-4.0'],
  ['CC0 1.0 Universal', 'CC0-1.0'],
  ['Common Development and Distribution License (CDDL) version 1.0', 'CDDL-1.0'],
  ['European Union Public Licence v1.2', 'EUPL-1.2'],
  ['Academic Free License version 2.1', 'AFL-2.1'],
  ['PostgreSQL License', 'PostgreSQL'],
  ['Python Software Foundation License version 2', 'PSF-2.0'],
];

const frames: readonly ((name: string) => string)[] = [
  (name) => `Licensed under the ${name}.`,
  (name) => `This file is distributed under the terms of the ${name}.`,
  (name) =>
    `// Copyright 2019 Example Works. All rights reserved.\n// Use of this source code is governed by the ${name}\n// that can be found in the LICENSE file.`,
  (name) => `/*\n * example.c - an example\n *\n * This program is released under the ${name}; see COPYING.\n */`,
  (name) => `# Example\n\nAn example of a thing.\n\n## License\n\nReleased under the ${name}.\n`,
  (name) => `"""Example.\n\n:license: ${name}, see LICENSE for more details.\n"""`,
  (name) => `This software is available under the ${name}. See the file LICENSE for the full text.`,
  (name) => `<p>The library is made available to you under the <b>${name}</b>.</p>`,
];

/** Notices made from a grammar: every name in every frame, and pairs of names with "or" and "and". */
export function expectedNotices(): ExpectedNotice[] {
  const single = names.flatMap(([name, expression]) => frames.map((frame) => ({ text: frame(name), expression })));
  const tags = names.map(([, expression]) => ({ text: `/* SPDX-License-Identifier: ${expression} */\nint main(void);`, expression }));
  const pairs = names.slice(0, 20).flatMap(([name, expression], i) => {
    const [other, second] = names[(i + 13) % names.length]!;
    return [
      { text: `Dual-licensed under the ${name} or the ${other}, at your option.`, expression: `${expression} OR ${second}` },
      { text: `You may use this file under the terms of either the ${name} or the ${other}.`, expression: `${expression} OR ${second}` },
    ];
  });
  return [...single, ...tags, ...pairs];
}
