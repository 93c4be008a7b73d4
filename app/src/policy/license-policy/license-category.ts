import { familyOf } from './license-family.ts';

/**
 * What a licence asks, coarsely. `permissive`: to be named. `weakCopyleft`: changes to the work itself stay open. `strongCopyleft`: so does what
 * is combined with it. `networkCopyleft`: also where it is only used over a network. `nonCommercial`: no commercial use. `noDerivatives`: no
 * changes. `sourceAvailable`: readable, with uses that are not free. `publicDomain`: nothing.
 */
export const licenseCategories = [
  'permissive',
  'weakCopyleft',
  'strongCopyleft',
  'networkCopyleft',
  'nonCommercial',
  'noDerivatives',
  'sourceAvailable',
  'publicDomain',
] as const;

export type LicenseCategory = (typeof licenseCategories)[number];

/** Families and ids of each category, in lower case. What stands in none has no category, and no rule on categories speaks of it. */
const members: Readonly<Record<LicenseCategory, string>> = {
  publicDomain: `licenseref-public-domain cc0 cc-pddc cc-pdm pddl unlicense wtfpl 0bsd mit-0 ntp-0 sax-pd sax-pd-2.0 nist-pd nist-pd-fallback nist-pd-tnt ncbi-pd ntia-pd
    antlr-pd antlr-pd-fallback blessing libutil-david-nugent dl-de-zero unlicense-libtelnet unlicense-libwhirlpool saxpath glwtpl diffmark`,
  permissive: `mit x11 isc apache bsd bsd-2-clause-views bsd-2-clause-patent bsd-2-clause-darwin bsd-2-clause-freebsd bsd-2-clause-netbsd
    bsd-2-clause-first-lines bsd-2-clause-pkgconf-disclaimer bsd-3-clause-attribution bsd-3-clause-clear bsd-3-clause-hp bsd-3-clause-lbnl
    bsd-3-clause-modification bsd-3-clause-open-mpi bsd-3-clause-sun bsd-3-clause-tso bsd-3-clause-acpica bsd-3-clause-flex
    bsd-4-clause-shortened bsd-4-clause-uc bsd-4.3reno bsd-4.3tahoe bsd-advertising-acknowledgement bsd-attribution-hpnd-disclaimer
    bsd-inferno-nettverk bsd-source-code bsd-source-beginning-file bsd-systemics bsd-systemics-w3works bsl zlib libpng libpng-2.0 libpng-1.6.35
    zlib-acknowledgement python psf cnri-python cnri-jython cnri-python-gpl-compatible postgresql ncsa blueoak upl afl artistic-2.0 fsfap
    fsfap-no-warranty-disclaimer fsful fsfullr fsfullrwd fsfullrsd ijg ijg-short icu unicode unicode-dfs unicode-tou w3c w3c-19980720 w3c-20150513
    php zpl zend vim tcl ruby ntp curl bzip2 openssl openssl-standalone ssleay-standalone oldap hpnd hpnd-sell-variant mit-cmu
    mit-advertising mit-enna mit-feh mit-modern-variant mit-open-group mit-wu mit-festival mit-testregex mit-click mit-stk mit-khronos-old mitnfa
    mulanpsl naist beerware boehm-gc boehm-gc-without-fee cc-by ecl efl eudatagrid fair ftl giftware htmltidy ibm-pibs intel jam jasper jpnic
    libtiff linux-openib miros mtll multics netcdf net-snmp newsletr nrl opl plexus qhull rsa-md sendmail smlnj snia spencer-86 spencer-94
    spencer-99 ssh-openssh ssh-short tu-berlin xerox xfree86 xinetd xnet zed adobe-2006 adobe-glyph adsl afmparse amdplpa aml aml-glslang apafml
    bitstream-vera bitstream-charter borceux caldera-no-preamble cdla-permissive cecill-b cern-ohl-p clips cube curl dsdp dtoa egenix entessa
    fdk-aac glide gnuplot hdparm imagemagick info-zip latex2e leptonica lucida-bitmap-fonts mpich2 mpi-permissive mup nlod noweb ogl-uk
    ogl-canada odc-by etalab tcp-wrappers termreadkey threeparttable unixcrypt w3m wsuipa xlock xpp xskat isc-veillard inner-net cmu-mach
    cmu-mach-nodoc hdf5 hp-1986 hp-1989 minpack nist-software aal amd-newlib ampas brian-gladman-2-clause brian-gladman-3-clause dec-3-clause dl-de-by docbook-dtd docbook-schema
    docbook-stylesheet docbook-xml esa-pl-permissive freebsd-doc graphics-gems hidapi intel-acpi latex2e-translated-notice mackerras-3-clause
    martin-birgmeier naumen nicta nunit oclc offis oml openvision opl-uk ruby-pty sendmail-open-source sgi-opengl sun-ppp tu-berlin ucl umich-merit
    vsl wordnet x11-distribute-modifications-variant x11-swapped xdebug aswf-digital-assets pixar radvd snprintf softsurfer sunpro swrule ucar ulem vixie-cron`,
  weakCopyleft: `lgpl lgpllr mpl mpl-2.0-no-copyleft-exception epl cpl ipl cddl erlpl apsl ms-pl ms-rl npl spl sissl sugarcrm nokia motosoto cpol
    artistic-1.0 artistic-1.0-perl artistic-1.0-cl8 artistic clartistic cecill-c ofl odbl cdla-sharing ecos rhecos rpsl sgi-b interbase nosl lppl
    cua-opl esa-pl-weak-copyleft ubuntu-font cern-ohl-w cern-ohl wxwindows gfdl liliq-r liliq-rplus liliq-p oset-pl opl-1.0
    catosl nasa condor frameworx tpl ogtsl ypl`,
  strongCopyleft: `gpl sleepycat cecill cc-by-sa cc-sa qpl qpl-1.0-inria-2004 simpl copyleft-next cern-ohl-s ngpl smail-gpl d-fsl
    esa-pl-strong-copyleft tgppl bittorrent lal osc opubl psutils linux-man-pages-copyleft tapr-ohl rscpl`,
  networkCopyleft: `agpl osl eupl sspl cpal rpl cal cal-1.0-combined-work-exception parity watcom nposl zimbra`,
  nonCommercial: `cc-by-nc cc-by-nc-sa cc-by-nc-nd polyform-noncommercial ncgl-uk aladdin mmpl gsoap`,
  noDerivatives: `cc-by-nd`,
  sourceAvailable: `busl elastic fsl-1.1-mit fsl-1.1-alv2 polyform-small-business hippocratic json sul c-uda unrar bsd-3-clause-no-nuclear-license
    bsd-3-clause-no-nuclear-license-2014 bsd-3-clause-no-nuclear-warranty bsd-3-clause-no-military-license bsd-protection coil
    licenseref-commons-clause`,
};

const categories = new Map<string, LicenseCategory>(
  licenseCategories.flatMap((category) =>
    members[category]
      .trim()
      .split(/\s+/)
      .map((name) => [name.toLowerCase(), category] as const),
  ),
);

/** The category of an SPDX licence id; undefined where it is not sorted into any. */
export function categoryOf(id: string): LicenseCategory | undefined {
  return categories.get(id.toLowerCase()) ?? categories.get(familyOf(id));
}
