import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { licenseListIndex } from '../../../../../tools/licenses/build-license-index.ts';
import { openIndex } from '../index/index-file.ts';
import { LicenseDetector } from '../license-detector.ts';

let detector: LicenseDetector;
const detect = (text: string) => detector.detect(new TextEncoder().encode(text));

beforeAll(() => {
  detector = new LicenseDetector(openIndex(licenseListIndex()));
});

describe('notices, fields and references say', () => {
  test.each([
    [
      'Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance with the License. You may obtain a copy of the License at http://www.apache.org/licenses/LICENSE-2.0',
      'Apache-2.0',
    ],
    ['# Licensed under the MIT license.', 'MIT'],
    ['This is licensed under either of Apache License, Version 2.0 or MIT license at your option.', 'Apache-2.0 OR MIT'],
    [
      'Licensed under either of\n\n * Apache License, Version 2.0 (LICENSE-APACHE or http://www.apache.org/licenses/LICENSE-2.0)\n * MIT license (LICENSE-MIT or http://opensource.org/licenses/MIT)\n\nat your option.',
      'Apache-2.0 OR MIT',
    ],
    ['Dual licensed under the MIT and GPL licenses.', 'GPL-1.0-or-later OR MIT'],
    [
      ' * This program is free software; you can redistribute it and/or modify\n * it under the terms of the GNU General Public License as published by\n * the Free Software Foundation; either version 2 of the License, or\n * (at your option) any later version.\n * You should have received a copy of the GNU General Public License along with this program; if not, see <http://www.gnu.org/licenses/>.',
      'GPL-2.0-or-later',
    ],
    [
      'This program is free software; you can redistribute it and/or modify it under the terms of the GNU General Public License version 2 as published by the Free Software Foundation.',
      'GPL-2.0-only',
    ],
    [
      'it under the terms of version 2.1 of the GNU Lesser General Public License as published by the Free Software Foundation.',
      'LGPL-2.1-only',
    ],
    [
      'This library is free software; you can redistribute it and/or modify it under the terms of the GNU Lesser General Public License as published by the Free Software Foundation; either version 2.1 of the License, or (at your option) any later version.',
      'LGPL-2.1-or-later',
    ],
    ['This file may be distributed under the terms of the GNU Library General Public License, version 2 or later', 'LGPL-2.0-or-later'],
    [
      'it under the terms of the GNU Affero General Public License, version 3, as published by the Free Software Foundation',
      'AGPL-3.0-only',
    ],
    ['Released under the GPL v2.', 'GPL-2.0-only'],
    ['License: GPLv3+', 'GPL-3.0-or-later'],
    ['License: GPL-2+', 'GPL-2.0-or-later'],
    ['License: LGPL-2.1', 'LGPL-2.1-only'],
    ['License: BSD-3-clause', 'BSD-3-Clause'],
    ['License: Expat', 'MIT'],
    ['License: MIT', 'MIT'],
    ['"license": "MIT",', 'MIT'],
    ['{"name":"x","license":"(MIT OR Apache-2.0)"}', 'Apache-2.0 OR MIT'],
    ['license = "MIT/Apache-2.0"', 'Apache-2.0 OR MIT'],
    ['License :: OSI Approved :: MIT License', 'MIT'],
    ['Classifier: License :: OSI Approved :: GNU General Public License v2 or later (GPLv2+)', 'GPL-2.0-or-later'],
    ['// SPDX-License-Identifier: GPL-2.0+ WITH Classpath-exception-2.0', 'GPL-2.0-or-later WITH Classpath-exception-2.0'],
    ['/* SPDX-License-Identifier: (GPL-2.0 OR BSD-3-Clause) */', 'BSD-3-Clause OR GPL-2.0-only'],
    ['<!-- SPDX-License-Identifier: mit -->', 'MIT'],
    ['The MIT License (MIT)', 'MIT'],
    ['## License\n\nMIT', 'MIT'],
    ['## License\n\n[MIT](LICENSE)', 'MIT'],
    ['## License\n\nMIT © Sindre Sorhus', 'MIT'],
    ['This software is released under the 3-clause BSD license.', 'BSD-3-Clause'],
    [
      'Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt or copy at http://www.boost.org/LICENSE_1_0.txt)',
      'BSL-1.0',
    ],
    [
      'This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0. If a copy of the MPL was not distributed with this file, You can obtain one at http://mozilla.org/MPL/2.0/.',
      'MPL-2.0',
    ],
    [
      'This program is free software; you can redistribute it and/or modify it under the same terms as Perl itself.',
      'Artistic-1.0-Perl OR GPL-1.0-or-later',
    ],
    ['This work is licensed under the Creative Commons Attribution-ShareAlike 4.0 International License.', 'CC-BY-SA-4.0'],
    ['<a rel="license" href="http://creativecommons.org/licenses/by-nc/4.0/">', 'CC-BY-NC-4.0'],
    ['This work is licensed under a Creative Commons Attribution-NonCommercial 4.0 International License', 'CC-BY-NC-4.0'],
    [
      'This program and the accompanying materials are made available under the terms of the Eclipse Public License v1.0 which accompanies this distribution, and is available at http://www.eclipse.org/legal/epl-v10.html',
      'EPL-1.0',
    ],
    [
      'This program and the accompanying materials are made available under the terms of the Eclipse Public License 2.0 which is available at https://www.eclipse.org/legal/epl-2.0/ SPDX-License-Identifier: EPL-2.0',
      'EPL-2.0',
    ],
    [
      '<licenses><license><name>Apache License, Version 2.0</name><url>http://www.apache.org/licenses/LICENSE-2.0.txt</url></license></licenses>',
      'Apache-2.0',
    ],
    ['@license MIT', 'MIT'],
    ['@license Apache-2.0', 'Apache-2.0'],
    [
      'Part of the LLVM Project, under the Apache License v2.0 with LLVM Exceptions.\nSee https://llvm.org/LICENSE.txt for license information.\nSPDX-License-Identifier: Apache-2.0 WITH LLVM-exception',
      'Apache-2.0 WITH LLVM-exception',
    ],
    ['under the Apache License v2.0 with LLVM Exceptions.', 'Apache-2.0 WITH LLVM-exception'],
    [
      'the contents of this file may be used under the terms of the GNU General Public License, version 2, with the Classpath Exception',
      'GPL-2.0-only WITH Classpath-exception-2.0',
    ],
    [
      'This code is free software; you can redistribute it and/or modify it\n * under the terms of the GNU General Public License version 2 only, as\n * published by the Free Software Foundation.  Oracle designates this\n * particular file as subject to the "Classpath" exception as provided\n * by Oracle in the LICENSE file that accompanied this code.',
      'GPL-2.0-only WITH Classpath-exception-2.0',
    ],
    ['The Unlicense', 'Unlicense'],
    ['This is free software under the terms of the zlib license', 'Zlib'],
    ['you may choose this file to be governed by the terms of the CDDL version 1.0', 'CDDL-1.0'],
    ['* licensed under the ISC license', 'ISC'],
    ['Licensed under the ISC License (ISC)', 'ISC'],
    ['distributed under the terms of either the GNU GPL v2 or the Artistic License 2.0', 'Artistic-2.0 OR GPL-2.0-only'],
    ['GNU GPL version 3 or any later version', 'GPL-3.0-or-later'],
    ['License GPLv3+: GNU GPL version 3 or later <http://gnu.org/licenses/gpl.html>.', 'GPL-3.0-or-later'],
    ['Licensed under CC0 1.0', 'CC0-1.0'],
    ['licensed under the new BSD license', 'BSD-3-Clause'],
    [
      'may be copied under the terms of the GNU Free Documentation License, Version 1.3 or any later version published by the Free Software Foundation',
      'GFDL-1.3-or-later',
    ],
    ['This font is licensed under the SIL Open Font License, Version 1.1.', 'OFL-1.1'],
    ['This source file is subject to version 3.01 of the PHP license', 'PHP-3.01'],
    [
      'Licensed under the EUPL, Version 1.2 or – as soon they will be approved by the European Commission – subsequent versions',
      'EUPL-1.2',
    ],
    ['MIT Licensed', 'MIT'],
    ['Apache 2.0 licensed', 'Apache-2.0'],
    ['This project is MIT licensed.', 'MIT'],
    ['See the LICENSE file for details. MIT licensed.', 'MIT'],
    ['This project is dual licensed: MIT or Apache-2.0.', 'Apache-2.0 OR MIT'],
    ['jQuery Foundation and other contributors\n * Released under the MIT license\n * https://jquery.org/license', 'MIT'],
    ['Copyright Foo. Licensed MIT.', 'MIT'],
    ['License: GPL (>= 2)', 'GPL-2.0-or-later'],
    ['License: GPL-2 | GPL-3', 'GPL-2.0-only OR GPL-3.0-only'],
    ['License: GPL2', 'GPL-2.0-only'],
    ['License: LGPL2.1+', 'LGPL-2.1-or-later'],
    ['License: LGPL (>= 2.1)', 'LGPL-2.1-or-later'],
    ['@license http://www.gnu.org/copyleft/lesser.html LGPL', 'LGPL-2.0-or-later'],
    ['MODULE_LICENSE("GPL v2");', 'GPL-2.0-only'],
    ['MODULE_LICENSE("GPL");', 'GPL-1.0-or-later'],
    ['MODULE_LICENSE("Dual MIT/GPL");', 'GPL-1.0-or-later OR MIT'],
    ['under the terms of the GNU FDL, version 1.2', 'GFDL-1.2-only'],
    ['Creative Commons Attribution-Share Alike 3.0 License', 'CC-BY-SA-3.0'],
    ['licensed under CC BY-SA 4.0', 'CC-BY-SA-4.0'],
    ['Licensed under CC-BY-NC-SA 3.0', 'CC-BY-NC-SA-3.0'],
    ['Code released under the MIT license. Docs released under Creative Commons.', 'MIT'],
    ['* License: http://www.apache.org/licenses/LICENSE-2.0', 'Apache-2.0'],
    ['http://www.opensource.org/licenses/mit-license.php', 'MIT'],
    ['licence: GNU GPL v3 or later', 'GPL-3.0-or-later'],
    ['This software is released under GPL version 2 or higher.', 'GPL-2.0-or-later'],
    ['distributed under the GNU General Public License Version 2, June 1991', 'GPL-2.0-only'],
    ['it under the terms of the GNU General Public License as published by the Free Software Foundation, version 2.', 'GPL-2.0-only'],
    [
      'it under the terms of the GNU General Public License as published by the Free Software Foundation, either version 3 of the License, or (at your option) any later version.',
      'GPL-3.0-or-later',
    ],
    ['License: GNU Lesser General Public License (LGPL), version 2.1 or later', 'LGPL-2.1-or-later'],
    [
      'You can redistribute it and/or modify it under the terms of the GNU Lesser General Public License, version 2.1, as published by the Free Software Foundation.',
      'LGPL-2.1-only',
    ],
    ['Licensed under the GPL-2 or later.', 'GPL-2.0-or-later'],
    ['This file is licensed under GPLv2.', 'GPL-2.0-only'],
    ['Licensed GPLv3 for open source use', 'GPL-3.0-only'],
    ['LICENSE = "GPLv2 & MIT"', 'GPL-2.0-only AND MIT'],
    ['licenses:\n  - MIT', 'MIT'],
    ['"licenses": [{"type": "MIT", "url": "https://opensource.org/licenses/MIT"}]', 'MIT'],
    ['License: MIT + file LICENSE', 'MIT'],
    ['<license>BSD-3-Clause</license>', 'BSD-3-Clause'],
    ['<license type="expression">MIT</license>', 'MIT'],
    ['<PackageLicenseExpression>Apache-2.0</PackageLicenseExpression>', 'Apache-2.0'],
    ["s.license = 'MIT'", 'MIT'],
    ["license='BSD-3-Clause',", 'BSD-3-Clause'],
    ['license = { text = "MIT" }', 'MIT'],
    ['license := "MIT"', 'MIT'],
    [':license: MIT', 'MIT'],
    ['License    : Apache License 2.0', 'Apache-2.0'],
    [
      'Licensed to the Apache Software Foundation (ASF) under one or more contributor license agreements. The ASF licenses this file to You under the Apache License, Version 2.0 (the "License")',
      'Apache-2.0',
    ],
    ['Apache License\nVersion 2.0, January 2004\nhttp://www.apache.org/licenses/', 'Apache-2.0'],
    ['This code is licensed under the MIT License (MIT). THIS CODE IS PROVIDED *AS IS*', 'MIT'],
    ['is free software under the ISC license', 'ISC'],
    ['License: ISC', 'ISC'],
    [
      'The contents of this file are subject to the Mozilla Public License Version 1.1 (the "License"); you may not use this file except in compliance with the License. Alternatively, the contents of this file may be used under the terms of either the GNU General Public License Version 2 or later (the "GPL"), or the GNU Lesser General Public License Version 2.1 or later (the "LGPL"), in which case the provisions of the GPL or the LGPL are applicable instead of those above.',
      'GPL-2.0-or-later OR LGPL-2.1-or-later OR MPL-1.1',
    ],
    ['The contents of this file are subject to the terms of the Common Development and Distribution License, Version 1.0 only', 'CDDL-1.0'],
    ['Released under the MIT license (see LICENSE)', 'MIT'],
    ['This plugin is dual-licensed under the GPL v2 and MIT', 'GPL-2.0-only OR MIT'],
    ['Licensed under GPL Version 2, see COPYING', 'GPL-2.0-only'],
    ['Licensed under the Artistic License 2.0', 'Artistic-2.0'],
    ['Available under MIT/X license', 'MIT'],
    ['Licensed under the Universal Permissive License v 1.0 as shown at https://oss.oracle.com/licenses/upl.', 'UPL-1.0'],
    ['Licensed under the Microsoft Public License (Ms-PL)', 'MS-PL'],
    ['Use of this software is governed by the Business Source License 1.1', 'BUSL-1.1'],
    ['Licensed under the Elastic License 2.0', 'Elastic-2.0'],
    ['Licensed under the Server Side Public License, version 1', 'SSPL-1.0'],
    ['released into the public domain under the Unlicense', 'Unlicense'],
    [
      'To the extent possible under law, the author has dedicated all copyright under CC0 1.0 Universal Public Domain Dedication',
      'CC0-1.0',
    ],
    ['<http://creativecommons.org/publicdomain/zero/1.0/>', 'CC0-1.0'],
    ['This library is licensed under LGPL 3', 'LGPL-3.0-only'],
    ['Licensed under the EUPL v1.2', 'EUPL-1.2'],
    ['Licensed under the CeCILL-B license', 'CECILL-B'],
    ['License: WTFPL', 'WTFPL'],
    ['License: Unlicense', 'Unlicense'],
    ['License: Zlib', 'Zlib'],
    ['License: BSL-1.0', 'BSL-1.0'],
    ['Distributed under the Boost Software License', 'BSL-1.0'],
    [
      'Licensed under either of\n\n * Apache License, Version 2.0\n   ([LICENSE-APACHE](LICENSE-APACHE) or http://www.apache.org/licenses/LICENSE-2.0)\n * MIT license\n   ([LICENSE-MIT](LICENSE-MIT) or http://opensource.org/licenses/MIT)\n\nat your option.\n\nAny contribution, as defined in the Apache-2.0 license, shall be dual licensed as above.',
      'Apache-2.0 OR MIT',
    ],
    ['This project is licensed under the Apache 2.0 license with the LLVM exception.', 'Apache-2.0 WITH LLVM-exception'],
    [
      'Licensed under the Apache License, Version 2.0\n<https://www.apache.org/licenses/LICENSE-2.0> or the MIT license\n<https://opensource.org/licenses/MIT>, at your option.',
      'Apache-2.0 OR MIT',
    ],
    ['This project is licensed under the [MIT license](./LICENSE).', 'MIT'],
    ['Dual-licensed under [Apache 2.0](LICENSE-APACHE) or [MIT](LICENSE-MIT).', 'Apache-2.0 OR MIT'],
    [
      'Licensed under either of\n\n * [Apache License, Version 2.0](http://www.apache.org/licenses/LICENSE-2.0)\n * [MIT license](http://opensource.org/licenses/MIT)\n\nat your option.',
      'Apache-2.0 OR MIT',
    ],
    ['subject to the terms of the Sun Industry Standards Source License Version 1.1 (the "License")', 'SISSL'],
    ['Use of this file is governed by the Academic Free License version 2.1', 'AFL-2.1'],
    ['Licensed under the Nokia Open Source License.', 'Nokia'],
    ['The contents are subject to the RealNetworks Public Source License Version 1.0 (RPSL)', 'RPSL-1.0'],
    ['Licensed under the Academic Free License, version 9.9', null],
    ['This software is in the public domain.', 'LicenseRef-Public-Domain'],
    ['Released into the public domain by its author', 'LicenseRef-Public-Domain'],
    [
      'distributed under the GNU General Public License as published by the Free Software Foundation, Inc., 12 Some Street, Nowhere; either version 3 of the License, or (at your option) any later version',
      'GPL-3.0-or-later',
    ],
    ['covered by the GNU General Public License (GPLv2 or higher).', 'GPL-2.0-or-later'],
    [
      '/* This program is free software; you can redistribute it and/or    */\n/* modify it under the terms of the GNU General Public License      */\n/* as published by the Free Software Foundation; either version 2   */\n/* of the License, or (at your option) any later version.           */',
      'GPL-2.0-or-later',
    ],
    [
      'puts("redistribute it under the terms of the GNU General Public License as published by\\n"\n     "the Free Software Foundation; either version 2 of the License, or\\n"\n     "(at your option) any later version.\\n");',
      'GPL-2.0-or-later',
    ],
    ['Licensed under the GNU Lesser General Public License.', 'LGPL-2.1-or-later'],
    ['Licensed under the GNU Library General Public License.', 'LGPL-2.0-or-later'],
    ['This package is under the GPL; see /usr/share/common-licenses/GPL-2 for its text.', 'GPL-2.0-only'],
    [
      'it under the terms of the GNU General Public License, version 2 or later. As a special exception to the GNU General Public License, if you distribute this file as part of a program that contains a configuration script generated by Autoconf, you may include it under the same terms as the rest.',
      'GPL-2.0-or-later WITH Autoconf-exception-generic',
    ],
    [
      'under the terms of the GNU General Public License version 3 or later. Under Section 7, you are granted additional permissions described in the GCC Runtime Library Exception, version 3.1.',
      'GPL-3.0-or-later WITH GCC-exception-3.1',
    ],
    ['The crate is dual-licensed under [Apache 2.0][apache-license-link] and\n[MIT][mit-license-link] terms.', 'Apache-2.0 OR MIT'],
    ['The tool is licensed under the [GPL v2](https://www.gnu.org/licenses/gpl-2.0.html) or later.', 'GPL-2.0-or-later'],
    ['The tool is licensed under the [GNU GPL](https://www.gnu.org/licenses/gpl.html), version 3 only.', 'GPL-3.0-only'],
    ['The tool is licensed under the [GPL v2](https://www.gnu.org/licenses/gpl-2.0.html).', 'GPL-2.0-only'],
    ['The tool is licensed under the `AGPL v3`__ or later.\n\n__ https://www.gnu.org/licenses/agpl', 'AGPL-3.0-or-later'],
    ['The tool is licensed under the `AGPL v3 <https://www.gnu.org/licenses/agpl>`_ or later.', 'AGPL-3.0-or-later'],
    ['The tool is licensed under the _GPL v2_ or later.', 'GPL-2.0-or-later'],
    ["__license__ = 'Apache License, Version 2.0'", 'Apache-2.0'],
    ['License: https://somebody.mit-license.org', 'MIT'],
    ['Shared under the terms of the GNU GPL, version two.', 'GPL-2.0-only'],
    [
      'The contents of this file are subject to the Mozilla Public License Version 1.1.\n\nContributor(s):\n  A. Nobody (nobody@example.org)\n\nAlternatively, the contents of this file may be used under the terms of either the GNU General Public License Version 2 or later (the "GPL"), or the GNU Lesser General Public License Version 2.1 or later (the "LGPL"). If you want it only under the GPL or the LGPL, say so.',
      'GPL-2.0-or-later OR LGPL-2.1-or-later OR MPL-1.1',
    ],
    [
      'You may redistribute this program under the terms of the GNU General Public License, version 3. You should have received a copy of the GNU General Public License with it.\n\nAlternatively, this program may be used under the Apache License, Version 2.0.',
      'Apache-2.0 OR GPL-3.0-only',
    ],
    [
      'Dual-licensed under the Universal Permissive License 1.0 as shown at https://example.org/upl or the Apache License 2.0 as shown at http://www.apache.org/licenses/LICENSE-2.0.',
      'Apache-2.0 OR UPL-1.0',
    ],
    [
      'Use is governed by the Business Source License 1.1. From the Change Date on, use will be governed by the Apache License, Version 2.0.',
      'BUSL-1.1',
    ],
    ['Licensed Work: Fancy\nChange License: MPL 2.0\nLicensed under the Business Source License 1.1.', 'BUSL-1.1'],
    [
      'Redistribute it under the terms of the GNU General Public License; either version two of this License, or any later version.',
      'GPL-2.0-or-later',
    ],
    ['This is released under "[GNU General Public License v2.0](https://example.org/LICENSE.md)".', 'GPL-2.0-only'],
    ['License Terms: GNU General Public License v2 or later', 'GPL-2.0-or-later'],
    ['All metadata is MIT licensed unless otherwise stated.', 'MIT'],
    [
      'Licensed under the GPL, version 2, or the CDDL.\n\nAnother file of the collection is licensed under the GPL, version 3 or later.',
      'GPL-3.0-or-later',
    ],
    ['Redistribute it under the terms of the GNU General Public License version 2 or 3 as you like.', 'GPL-2.0-only OR GPL-3.0-only'],
    ['Licensed under the GNU LGPL, version 2.1 or 3 of the License.', 'LGPL-2.1-only OR LGPL-3.0-only'],
    ['Licensed under the GPL, version 2 or 3 files of it are not.', 'GPL-2.0-only'],
    ['GPL2 w/ CPE', 'GPL-2.0-only WITH Classpath-exception-2.0'],
    [
      'SPDX-License-Identifier: GPL-2.0+\n\nAs a special exception, you may use this file as part of a free software library without restriction.',
      'GPL-2.0-or-later WITH mif-exception',
    ],
    [
      'Licensed under the GPL, version 2. This file is subject to the &quot;Classpath&quot; exception that came with it.',
      'GPL-2.0-only WITH Classpath-exception-2.0',
    ],
    [
      'Licensed under the GNU AGPL, version 3 or later.\n\nAdditional permission under GNU AGPL version 3 section 7:\n\nYou may convey this work by combining it with runtime libraries of Erlang/OTP as released by Ericsson.',
      'AGPL-3.0-or-later WITH erlang-otp-linking-exception',
    ],
    ['Bundled code, GPLv2+CE licensed. Licensed under the GPLv2+CE.', 'GPL-2.0-only WITH Classpath-exception-2.0'],
    ['This driver is under the GPL, as the Linux kernel is.', 'GPL-2.0-only'],
    [
      'Licensed under the LGPL, version 3. As a special exception, the authors give you permission to link this library with independent modules to produce an executable.',
      'LGPL-3.0-only WITH Independent-modules-exception',
    ],
    [
      'Distributed under the GNU Affero General Public License, version 3 or later. As an additional permission under section 7 of the GNU GPL version 3, code that is linked with it: such other code is not for that reason alone subject to any of the requirements of the GNU Affero GPL version 3.',
      'AGPL-3.0-or-later WITH romic-exception',
    ],
    [
      'You may copy it under the GNU General Public License, version 3 or later.\nOn some systems the full text of the GNU General Public License version 2 can be found in /usr/share/common-licenses/GPL-2.',
      'GPL-3.0-or-later',
    ],
    [
      'We share this under the GNU General Public License. The text of the GNU General Public License version 2 can be found in the file COPYING.',
      'GPL-2.0-only',
    ],
    ['Under the terms of the GNU LGPL, Lesser General Public License version 2.1', 'LGPL-2.1-only'],
    ['Released under the <a href="https://www.gnu.org/licenses/agpl-3.0.html">GNU Affero General Public License</a>', 'AGPL-3.0-only'],
    [
      'It may be copied under the terms of either:\n\n a) the GNU General Public License, either version 1, or (at your option) any later version, or\n b) the "Artistic License" which comes with Perl.',
      'Artistic-1.0-Perl OR GPL-1.0-or-later',
    ],
    [
      'It may be copied under the terms of either:\n 1. the GNU General Public License, version 3.\n 2. the Apache License, version 2.0.',
      'Apache-2.0 OR GPL-3.0-only',
    ],
    ['Unless otherwise noted, our files are licensed under the ISC License.', 'ISC'],
    ['Distributed under the FreeBSD License.', 'BSD-2-Clause-Views'],
    ['We share it under version 2.0 of the Apache License.', 'Apache-2.0'],
    ['This project uses the Apache 2.0 license.', 'Apache-2.0'],
    ['The MIT License (MIT). Please see [License File](LICENSE.md) for more.', 'MIT'],
    ['Copies may be made under the `LGPL v3` or later.\nThis is **LGPL 3** only in name.', 'LGPL-3.0-or-later'],
    ['License: Creative Commons Attribution 3.0 Australia', 'CC-BY-3.0-AU'],
    ['All of this is released into the public domain (CC0).', 'CC0-1.0'],
    [
      'GNU General Public License as published by the Free Software Foundation; either version 2 of the License, or (at your option) any later version',
      'GPL-2.0-or-later',
    ],
    [
      'License: GPL-2+\n\nFiles: another.c\nLicense: GPL-3+ with Bison exception',
      'GPL-2.0-or-later AND GPL-3.0-or-later WITH Bison-exception-2.2',
    ],
    ['Originally posted to a list, and released under the ISC license.', 'ISC'],
  ] as const)('%j: %s', (text, expression) => {
    expect(detect(text).expression).toBe(expression);
  });
});

describe('several licences are told with what joins them', () => {
  test.each([
    [
      '// Licensed under the Apache License, Version 2.0 <LICENSE-APACHE or\n// https://www.apache.org/licenses/LICENSE-2.0> or the MIT license\n// <LICENSE-MIT or https://opensource.org/licenses/MIT>, at your\n// option.',
      'Apache-2.0 OR MIT',
    ],
    [
      'This program is made available under the terms of the Eclipse Public License 2.0 which is available at https://www.eclipse.org/legal/epl-2.0, or the Apache License, Version 2.0 which is available at https://www.apache.org/licenses/LICENSE-2.0.',
      'Apache-2.0 OR EPL-2.0',
    ],
    [
      'Licensed under the terms of any of the following licenses at your choice:\n\n - GNU General Public License Version 2 or later (the "GPL")\n   https://www.gnu.org/licenses/gpl.html\n\n - Mozilla Public License Version 1.1 or later (the "MPL")\n   https://www.mozilla.org/MPL/MPL-1.1.html',
      'GPL-2.0-or-later OR MPL-1.1',
    ],
    ['Licensed under both the Zlib license and the MIT license. You may choose either license.', 'MIT OR Zlib'],
    ['Dual licensed under the MIT (docs/mit-license.txt) and GPL (docs/gpl-license.txt) licenses.', 'GPL-1.0-or-later OR MIT'],
    ['Licensed under the Mozilla Public License 2.0 (MPL 2.0) or the MIT License.', 'MIT OR MPL-2.0'],
    ['under the terms of the GNU GPL, version 2 or (at your option) version 3 of the License.', 'GPL-2.0-only OR GPL-3.0-only'],
    [
      'under the terms of the GNU LGPL, version 2.1 of the License, or (at your option) version 3, or any later version accepted by the membership of Example e.V.',
      'LGPL-2.1-only OR LGPL-3.0-only',
    ],
    ['It is released under a dual MIT/ISC license.', 'ISC OR MIT'],
    ['Available via the MIT or Zlib license.', 'MIT OR Zlib'],
    ['GPL-3.0+ or MIT', 'GPL-3.0-or-later OR MIT'],
    ['License: MPL-1.1 | LGPL-2.1', 'LGPL-2.1-only OR MPL-1.1'],
    ['License: GPL-3.0-only, MIT', 'GPL-3.0-only AND MIT'],
    [
      'Licensed under the Apache License, Version 2.0 (the "Apache License") or the GNU General Public License version 2 (the "GPL").',
      'Apache-2.0 OR GPL-2.0-only',
    ],
    [
      'Licensed under the "Elastic License 2.0" and the "Server Side Public License, v 1"; you may not use this file except in compliance with, at your election, either.',
      'Elastic-2.0 OR SSPL-1.0',
    ],
    [
      'Distributed under the terms of EITHER:\n\n 1) The GNU Lesser General Public License (LGPL), version 2.1, as published by the Free Software Foundation\n\n OR\n\n 2) The Eclipse Public License (EPL), version 1.0',
      'EPL-1.0 OR LGPL-2.1-only',
    ],
    [
      'Made available under the terms of the Eclipse Public License 2.0.\n\nThis Source Code may also be made available under the following Secondary Licenses when the conditions for such availability set forth in the Eclipse Public License, v. 2.0 are satisfied: GNU General Public License, version 2 with the GNU Classpath Exception.',
      'EPL-2.0 OR GPL-2.0-only WITH Classpath-exception-2.0',
    ],
    ['Licensed under these licenses:\n 1) GNU Lesser General Public License (GNU LGPL)\n 2) the MIT License', 'LGPL-2.1-or-later AND MIT'],
  ] as const)('%j: %s', (text, expression) => {
    expect(detect(text).expression).toBe(expression);
  });

  test.each([
    'for any software where a choice of LGPL/GPL license versions is made available',
    'if (strcmp(license, "Dual MIT/GPL") == 0) return 1;',
  ])('what speaks of a choice offers none: %j', (text) => {
    expect(detect(text).expression).toBeNull();
  });

  test.each([':', 'a) ', '(a)', '(1) ', ', ', '/', 'of ', '. ', '> '])('marks between names, again and again, take no time: %j', (mark) => {
    for (const count of [20, 45, 90, 150])
      expect(detect(`Licensed under the MIT License ${mark.repeat(count)}# the GNU GPL, version 2.`).detections).not.toEqual([]);
  });
});

describe('names that grant nothing, and grants that name nothing in particular', () => {
  test.each([
    'License :: OSI Approved :: Apache Software License',
    'Classifier: License :: OSI Approved :: BSD License',
    'Released under the BSD license',
    'Use of this source code is governed by a BSD-style license that can be found in the LICENSE file.',
    'Unlike the GPL, the MIT license is permissive.',
    'We compared the Apache License 2.0 with GPLv3 and the MIT License.',
    'The Apache License 2.0 is compatible with GPLv3.',
    'If your code is licensed under the GPL, you must...',
    'Version 2.0 was released under heavy load at MIT.',
    'He studied at MIT and released a BSD distribution.',
    'fixed license check for MIT licensed packages',
    'Ruby is used by this program. Python works with the software.',
    'License: see LICENSE file',
    'This applies to one file; the rest of it is licensed under the GPL, version 2.',
    'Code must be made available under a GPL-compatible license.',
    "if (license === 'MIT') return;",
    'To the extent that parts are licensed under the LGPL, their authors are named below.',
    'This software is not in the public domain',
    'If the text is in the public domain, anybody may print it.',
    'Licensed under the MIT-style license',
    'GPL-licensed Ruby library',
    'Our code cannot be licensed under the MIT license.',
    'The tool was originally licensed under the MIT license.',
    'A short license, equivalent to the MIT license.',
    'It has terms that the COPYING file shipped with the Net-SNMP package lists.',
    'Distributed under the MIT License plus a patent clause.',
    'Licensed under a modified version of the Apache License 2.0.',
    'Licensed under the GPL, version 2.1.',
    'You may use it under either the terms of the GPLv2 or the conditions below.',
    'SPDX-License-Identifier: MIT AND Nobody-Knows',
    'License: MIT and Custom',
    'License: MPL-1.1 | Custom',
    '# Some suggested licenses:\n# - BSD (default)\n# - MIT\n# - GPLv2\n# - GPLv3\n# - CC-BY',
    'License: BSD 3-Clause Fancy variant',
    'According to an exception to the GNU General Public License, these files are under the terms of the rest.',
    'Licensed under the GPL, version 2, with the additional exemption that it may be played.',
    'GNU General Public License v2.0 w/Autoconf exception',
    'Licensed under the GPL, version 3 or later.\n\nAdditional permission under GNU GPL version 3 section 7:\n\nYou may hum the source code in public.',
    'Licensed under the GNU General Public License (by its publisher), version 2.1 dated February 1999.',
    'Licensed under the GNU General Public License, that is to say, version 2 od the License, or later.',
    "That doesn''t mean that we are distributing it under the GPL.",
    'It may be used with software available under the GNU General Public License.',
    'Subject to either the GPL version 2 only ("GPL") or the CDDL ("CDDL"). If you wish your version to be governed by only the GPL version 2, say so.',
    'As an exception, this file does not by itself cause the work to be covered by the GNU General Public License.',
  ])('%j', (text) => {
    expect(detect(text).expression).toBeNull();
  });

  test('a licence with an exception that nobody knows is told as its relative', () => {
    expect(detect('Licensed under the GPL, version 2, with a dancing exception.').detections).toMatchObject([
      { expression: null, similarTo: 'GPL-2.0-only', kind: 'notice' },
    ]);
  });

  test('and so is one in a field, by an id that the list has not', () => {
    expect(detect('License: Apache-2.0 WITH Ravenholm-exception').detections).toMatchObject([
      { expression: null, similarTo: 'Apache-2.0' },
    ]);
    expect(detect('License: MIT with no-exceptions').expression).toBe('MIT');
  });

  test('the nearest relative of a vague grant is told', () => {
    expect(detect('Released under the BSD license.').detections).toMatchObject([
      { expression: null, similarTo: 'BSD-3-Clause', kind: 'notice' },
    ]);
  });
});

test('a detection has its place', () => {
  const text = 'int x;\n\n// Released under the MIT license.\n';
  expect(detect(text).detections).toMatchObject([
    { kind: 'notice', start: { byte: text.indexOf('MIT'), line: 3 }, end: { byte: text.indexOf('.'), line: 3 } },
  ]);
});

test('a field begins with its word, not with the line break before it', () => {
  const text = 'name: x\n\nlicense: MIT\n';
  expect(detect(text).detections).toMatchObject([{ kind: 'tag', start: { byte: text.indexOf('license'), line: 3 } }]);
});

test('fields on one line are each read for themselves', () => {
  expect(detect('SPDX-License-Identifier: MIT SPDX-License-Identifier: ISC\n').detections).toMatchObject([
    { kind: 'tag', expression: 'MIT' },
    { kind: 'tag', expression: 'ISC' },
  ]);
});

test('a title is part of the text that it stands over', () => {
  const mit = 'The MIT License (MIT)\n\nCopyright (c) 2020 Nobody\n\n';
  expect(detect(mit).detections).toMatchObject([{ kind: 'reference', expression: 'MIT' }]);
});

test('a list of licences refers to none', () => {
  expect(detect('MIT License\nApache License 2.0\nBSD 3-Clause License\nISC License\nMozilla Public License 2.0\n').expression).toBeNull();
});

test('no text throws, and every place lies in it', () => {
  const words = fc.constantFrom(
    ...[
      'license',
      ':',
      'GPL',
      'gnu',
      'general public license',
      'version',
      '2',
      'or',
      'later',
      'MIT',
      '"',
      '(',
      ')',
      'BSD',
      '3-clause',
      '\n',
      '<a rel="license"',
      'é',
    ],
    ...[
      'http://www.gnu.org/licenses/gpl.html',
      'SPDX-License-Identifier:',
      'the same terms as perl',
      'licensed under the',
      'creative commons',
      '>=',
      '+',
      '/*',
      '*/',
    ],
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 120 }), fc.constantFrom(' ', '', '\n * '), (pieces, between) => {
      const bytes = new TextEncoder().encode(pieces.join(between));
      for (const { start, end } of detector.detect(bytes).detections) {
        expect(end.byte).toBeGreaterThan(start.byte);
        expect(end.byte).toBeLessThanOrEqual(bytes.length);
      }
    }),
  );
});
