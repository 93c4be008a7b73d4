/**
 * Where the words between two phrases of a licence stand for others: `*` is the name of a holder, a product or an organisation. Written from
 * the licence texts after the SPDX matching guidelines on replaceable text (SPDX 2.3 annex C.3).
 */
export const slotPhrases: readonly string[] = `
neither the name of * nor the names
neither the names of * nor the names
neither the name * nor the names
neither the name of * may be used
neither the names of * may be used
neither the name nor trademarks of * may be used
nor the names of * may be used
nor the name of * may be used
and the name of * may not be used
the name of * may not be used
the names of * may not be used
the name of * not be used in advertising
the names of * not be used in advertising
the name of * shall not be used
the name of * must not be used
the names * must not be used
the name * must not be used
provided by * as is
is provided by * and
in no event shall * be liable
in no event will * be liable
as is and * disclaims
as is and * disclaim
prior permission * makes no representations
written permission * makes no representations
prior permission * disclaims
prior permission * disclaim
implied warranty * disclaims
implied warranty * disclaim
without prior written permission of *
written permission from * this
written authorization from * x
written authorization of *
includes software developed by * neither the name
includes software developed by * the name of
includes software developed by * 
includes software developed for *
includes software developed at *
approved by *
even if * has been advised
and * has no obligation
and * has no obligations
possibility of such damage * specifically disclaims
possibility of such damage * disclaims
i e copyright * all rights reserved
under these terms * the scripts and library files
this * is free software the free software foundation gives
is free software * gives unlimited permission
in particular * makes
official policies either expressed or implied of *
revision * wrote
beer in return *
foundation inc * usa
write to the free software foundation inc * usa
`
  .trim()
  .split('\n');

/** Licences that are another one with the names of one organisation in it: there a name is no slot. */
export const ownNames = /^BSD-4-Clause-UC$/;

/** The most words that a slot of a licence text has. */
export const maxSlot = 40;

/** Text in a licence that is told to be replaced: `<year>`, `[name of copyright owner]`, `{licensor name}`, blanks. */
export const placeholder =
  /<[^<>\n]{1,80}>|[[{][^\][{}\n]*(?:year|yyyy|name|owner|holder|insert|xxxx|date)[^\][{}\n]*[\]}]|\[[_ ]+\]|_{3,}|\b(?:CopyrightHoldersName|TrademarkedName)\b/gi;

/** A line that says who holds the copyright. */
export const copyrightLine =
  /^[\s*#/>.-]*(?:portions\s+|this program\b.{1,80}\bare\s+)?(?:copyright\b(?=.*(?:\(c\)|©|\d{4}|<|\byears?\b))|\(c\)\s|©).*(?:,\s*\n\s*\d{4}.*)*$/gim;

const trailers = String.raw`
end of (?:the )?terms and conditions
appendix: how to apply
how to (?:apply|use) (?:these terms|this license)
exhibit [a-z1]\b
this basically says
this formulation of w3c
notes:?\s+this version
this software consists of voluntary contributions
creative commons is not a party to
creative commons notice
x window system is a trademark
`;

/** Where instructions and remarks begin that are no part of the terms, and go on to the end of the text. */
export const trailer = new RegExp(String.raw`^\W*(?:${trailers.trim().split('\n').join('|')})`, 'gim');

/** Texts about the licence that stand before it: the terms begin at this phrase. */
export const preambles: readonly { readonly ids: RegExp; readonly before: RegExp }[] = [
  { ids: /^CC-.*-4\.0$/, before: /By exercising the Licensed Rights/ },
  { ids: /^CC-/, before: /THE WORK \(AS DEFINED BELOW\) IS PROVIDED/ },
  { ids: /^(?:A?GPL-|LGPL-2|GFDL-)/, before: /\bPreamble\b/i },
  { ids: /^CC0-/, before: /Statement of Purpose/ },
  { ids: /^BSD-3-Clause-flex$/, before: /Redistribution and use/ },
  { ids: /^SSLeay-standalone$/, before: /This library is free/ },
  { ids: /^MIT-Click$/, before: /Permission is hereby granted/ },
  { ids: /^ImageMagick$/, before: /1\. Definitions/ },
];
