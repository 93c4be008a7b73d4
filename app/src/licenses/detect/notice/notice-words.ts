/** Words that are near every notice: where none of them stands, none is looked for. */
export const noticeWords: readonly string[] =
  `agpl agpl3 agplv3 apache2 apachelicense bsd cc0 cddl copyleft creativecommons eclipse eupl expat freebsd gfdl gnu gpl gpl2 gpl3 gplv2 gplv3 lgpl lgpl2 lgpl3 lgplv2 lgplv3 mplv2 packagelicenseexpression
license licenses licensed licensing mit mpl opensource perl spdx unlicense wtfpl zlib artistic`.split(/\s+/);
