import type { LicenseName } from './license-name.ts';

/** What stands around a name: a grant, a field, a reference, a line of its own; or nothing that would make it more than a word. */
export type NameContext = 'notice' | 'tag' | 'reference' | 'line' | 'mention';

const reach = 160;
/** What stands between a sentence and a name that is a link. */
const link = /(?:<a\s[^<>]{0,300}>\s*|["'<(]?https?:\/\/[^\s<>"']{0,200}[\w/](?:["'>]+\s*|[ \t]+))(?:the\s+)?$/;

const grant =
  /(?:licen[cs]ed|relicen[cs]ed|released|distributed|distribute|distribution|available|provided|published|issued|offered|redistribute|redistributed|redistribution|modify|modified|covered|governed|shared|placed|used?|copied|copy|protected|permitted|subject|code|software|library|file|program|project|work)\b[^.;]{0,90}\b(?:under|by|with|per|to|of|as|in)[\s:]+(?:(?:the|these|a|an|both|either|any|one|more|terms|conditions|provisions|licen[cs]es?|version(?:\s+[\d.]{1,6})?|of|and|following|same|permissive|open|source|free|liberal|standard|two|dual|tri|compatible|your|choice|option|at|\(?[a-d1-4][).])[\s,/:]*){0,14}["'(]{0,2}\s?$/;
const direct =
  /(?<!-)\blicen[cs]ed(?:\s+|:\s*)(?:the\s+)?$|(?:licen[cs]e[ds]?|released|distributed|available|covered|published)\s+(?:code\s+)?(?:only\s+)?(?:under|by|as|with|via|is|are|:|-)\s*(?:(?:the|a|an|either|both|terms|of|conditions|simple|permissive)\s+){0,6}["'(<]{0,2}\s?$/;
const terms =
  /(?:under,?|subject\s+to|accordance\s+with|according\s+to|governed\s+by|covered\s+by|bound\s+by|pursuant\s+to)\s+(?:(?:the|its|a|an|dual|their|terms|conditions|provisions|and|of|either|both|same|standard|version\s+[\d.]{1,6})\s+){0,8}["'(]{0,2}\s?$/;
/** "Dual-licensed: X or Y", "two licenses: X and Y". */
const dual =
  /\b(?:dual(?:ly)?[\s-]+licen[cs](?:ed?|ing)(?:\s+(?:strategy|system|model|scheme))?|(?:two|2|three|3)\s+licen[cs]es|(?:tri|triple|multi)-?licen[cs]ed?)[\s:,(-]{1,4}(?:(?:under|as|either|both|of|the)\s+){0,4}["'(]?$/;
const dualName = /\bdual\s+["'(]{0,2}$/;
const licenseAfter = /^["')]{0,2}\s+(?:open\s+source\s+)?licen[cs]/;
const copyOf =
  /(?:(?:copy|text)\s+of\s+(?:the\s+)?|received\s+(?:a\s+copy\s+of\s+)?(?:the\s+)?|see\s+(?:the\s+)?|found\s+in\s+(?:the\s+)?)["'(]{0,2}\s?$/;
const obtain =
  /(?:licen[cs]es?|terms|copying|copy)\b[^.]{0,60}(?:\bat\b|\bsee\b|\bfrom\b|\bunder\b|\bin\b|\bis\b|:|href|\burl\b|<|\()[\s"'=<:(]*$/;
const field =
  /^(.*?)(?:spdx-)?(?:[a-z]{1,12}[_-]|package)?licen[cs]es?(?:[ _-]?(?:identifier|id|name|terms|type|declared|concluded|expression|text|info)|expression)?(?:\s+type=["']?expression)?["'\])]{0,2}\s*(?:=>|[:=>(]|\bis\b)+[\s"'[{(]*(?:<?(?:type|name|id|url|text)(?:["']?\s*[:=]\s*["']?|>\s*))?(?:the\s+|dual\s+)?$/s;
/** A word before `licence` that makes it a word of a sentence. */
const prose = /\b(?:an?|the|this|that|of|your|which|each|any|what|no|choose|its|our|their|whose|some|under|to)\s+$/;
const trove = /licen[cs]e\s*::\s*(?:osi\s+approved\s*::\s*)?$/;
const atTag = /(?:@licen[cs]e:?\s+(?:the\s+)?|\brel=["']?licen[cs]e["']?\s+href=["']?)$/;
/** A heading over the name. */
const heading = /(?:^|\n)\W*(?:the\s+)?(?:licen[cs]es?|licensing)(?:\s+(?:and|&)\s+copyright)?\s*:?\s*\n[\s=\-~[(*_]*(?:the\s+)?$/;
/** "License GPLv3+: ...", as GNU programs say it of themselves. */
const licenseWord = /(?:^|\n)\W*licen[cs]e\s+$/;
/** "Any contribution, as defined in the Apache-2.0 license": a word of it is borrowed. */
const definedIn = /\bas\s+defined\s+in\s+(?:the\s+)?$/;
/** "A GPL-compatible licence" is another one. */
const compatible = /^[\s-]{0,3}(?:compatible|compliant|incompatible|style|like|friendly)\b/;
const licensed = /^[\s-]+licen[cs]ed\s*(?:[.,;:)!\n]|unless\s+otherwise\b|$)/;
const isWhat = /(?:^|\n)\W*$|\b(?:is|are|it's|all|code|also)\s*$|[.:|(-]\s*$/;
/** Words that turn a grant around, or make it one that somebody else might make. */
const hypothetical =
  /\b(?:not|cannot|never|[a-z]{2,5}n'{1,2}t|unlike|except(?!\s+(?:as|where)\s)|excluding|incompatible|formerly|previously|(?:originally|initially)\s+(?:[a-z]+\s+){0,2}(?:licen[cs]ed|released|distributed|published)|was|were|instead|such\s+as|e\.g|for\s+example|if(?!\s+not)|whether|to\s+the\s+extent(?!\s+possible)|where\s+a\s+choice|(?:must|should|shall|need|needs|has|have|required)\s+(?:also\s+|either\s+|to\s+)?be|violation\s+of|also\s+known\s+as|rest\s+of|by\s+(?:itself|themselves)|for\s+that\s+reason|reasons?\s+why|section\s+\(?[1-6]\)?\s+of|permitted\s+only|unless(?!\s+(?:[a-z]+\s+){0,4}(?:otherwise|noted|stated|specified|marked|indicated|given|mentioned)\b)|(?:with|other|any)\s+(?:software|programs?|code|works?)\s+(?:that|which)\s+(?:is|are)|with\s+(?:software|programs?|code|works?)\s+(?=available|licen[cs]ed|released|distributed|covered)|suppose|imagine|usually|often|typically|(?:most|many|some|other|another)\s+(?:[a-z-]{1,20}\s+){0,2}(?:software|packages?|projects?|licen[cs]es?|programs?|librar(?:y|ies)|code|works?|tools?))\b[^.:;]{0,80}$/;
/** "As of the change date, use is governed by ...": a grant that is still to come. */
const later = /\bchange\s+(?:date\b[^.:;]*|licen[cs]e\s*:\s*)$/;
const against =
  /\b(?:compatible|compatibility|equivalent|rather|than|versus|vs|like|similar|example|between|from|avoid|choose|choosing|compare[sd]?|older|prefer|popular|replaces?|replaced)\b[^.:;]{0,40}$/;
const granted = /\b(?:licen[cs]ed\s+under|free\s+software|redistribute)\b[^.]{0,60}$/;
const seeFile =
  /^[\s.,;:(]*(?:please\s+)?(?:see|read|refer\s+to)\s+(?:the\s+)?(?:(?:file|accompanying|included|bundled|full)\s+)?["'`]?(?:licen[cs]e|copying|copyright)/;
/** "This project uses the Apache 2.0 license": said of a thing that is software. */
const carries =
  /\b(?:this|the|it|that|our|code|software|library|package|project|program|module|files?|works?|sources?|plugin|theme|script)\s+(?:uses?|has|is|are|carr(?:y|ies)|comes?\s+with)\s+(?:under\s+)?(?:the\s+|an?\s+)?["'(]{0,2}\s?$/;
/** The FSF's own wording, which stands in notices alone; and a line that begins with the terms that hold. */
const offered = /\bpublished\s+by\b[\s\S]*\bversion\b[\s\S]*\blater/;
const termsOf = /(?:^|\n)\W*(?:the\s+)?terms\s+(?:and\s+conditions\s+)?of\s+(?:the\s+)?["'(]{0,2}\s?$/;
/** The end of such a statement. */
const ends = /^["')]{0,2}\s*(?:licen[cs]e["')]{0,2}\s*)?(?:[.,;:!)]|\n|$|see\b|and\b)/;
const follows = /^[\s,]*(?:is\s+(?:granted|hereby)|applies|licen[cs]e\s+can\s+be\s+found|can\s+be\s+found)/;
/** "The conditions of ... apply". */
const conditionsOf = /\b(?:terms|conditions)\s+of\s+(?:both\s+)?(?:the\s+)?["'(]{0,2}\s?$/;
const apply = /^["')]{0,2}\s+(?:shall\s+)?appl(?:y|ies)\b/;
/** "A modified version of the GPL" is another licence. */
const modified =
  /\bmodified\)?\s+(?:(?:version|form|portions?)\s+of\s+(?:the\s+)?(?:following\s+licen[cs]es:\W*)?(?:[\w-]+\s+){0,2})?["'(]{0,2}\s?$/;
/** Behind a word that is the name of a thing as well: the thing is meant. */
const thing =
  /^\s+(?:package|librar(?:y|ies)|project|program|team|developers|distribution|modules?|community|group|code|sources?|interpreter|implementation|compiler|users?|software|language|bindings?|api)\b/;

/** What is added to a licence, before its name: an exception, or a permission as its section 7 has it. */
const amendment = /(?:exceptions?\s+to|under\s+section\s+7\s+of)\s+(?:the\s+)?(?:terms\s+of\s+(?:the\s+)?)?["'(]{0,2}\s?$/;
/** What the Eclipse Public License 2.0 calls so, in its own words: licences that may be chosen instead. */
const secondary = /\bsecondary\s+licen[cs]es?\b[^:]{0,140}:\s*(?:the\s+)?$/;
/** After it: "additional permission under the GNU GPL version 3 section 7". */
const amendedAfter = /^[\s,]*section\s+7\b/;

/** Whether a name stands there for what is added to the licence. */
export function isAmended(text: string, { from, to }: { readonly from: number; readonly to: number }): boolean {
  return amendment.test(text.slice(Math.max(0, from - reach), from)) || amendedAfter.test(text.slice(to, to + reach));
}

/** Decides what a name is by what stands before and after it in the passage. */
export function readContext(text: string, name: LicenseName): NameContext {
  const before = text.slice(Math.max(0, name.from - reach), name.from).replace(link, '');
  const paragraph = before.slice(before.lastIndexOf('\n\n') + 1);
  const after = text.slice(name.to, name.to + reach);
  if (isField(before) || trove.test(before) || atTag.test(before)) return 'tag';
  if (name.strength === 'address') return addressContext(before, after);
  if (amendment.test(before) || secondary.test(before)) return 'notice';
  if (heading.test(before) || licenseWord.test(before)) return 'reference';
  if (hypothetical.test(paragraph) || later.test(paragraph) || definedIn.test(before) || modified.test(before)) return 'mention';
  if (name.strength === 'short' && thing.test(after)) return 'mention';
  if (compatible.test(after)) return 'mention';
  if (licensed.test(after) && isWhat.test(before)) return 'notice';
  if (against.test(paragraph) && !granted.test(before)) return 'mention';
  if (name.strength === 'full' && copyOf.test(before)) return 'reference';
  if (
    direct.test(before) ||
    dual.test(before) ||
    (dualName.test(before) && licenseAfter.test(after)) ||
    terms.test(before) ||
    (name.strength === 'full' && grant.test(before))
  )
    return 'notice';
  if (name.strength === 'full' && carries.test(before) && ends.test(after)) return 'notice';
  if (name.strength === 'full' && conditionsOf.test(before) && apply.test(after)) return 'notice';
  if (offered.test(text.slice(name.from, name.to)) || (name.strength === 'full' && termsOf.test(before))) return 'notice';
  if (isAlone(before, after)) return name.strength === 'short' ? 'mention' : 'line';
  if (name.strength === 'full' && (follows.test(after) || seeFile.test(after))) return 'reference';
  return 'mention';
}

/** An address alone on its line, or one at which a licence may be had; in a sentence it is a notice where a name would be. */
function addressContext(before: string, after: string): NameContext {
  if (hypothetical.test(before)) return 'mention';
  if (obtain.test(before)) return 'reference';
  if (isAlone(before, after)) return 'line';
  return terms.test(before) || direct.test(before) ? 'notice' : 'mention';
}

/** Whether the text before a name is `licence:` or the like: a field, not a sentence with a colon. */
function isField(before: string): boolean {
  const lines = before.split('\n');
  const found = field.exec(lines.slice(-2).join('\n')) ?? field.exec(lines.at(-1)!);
  if (!found) return false;
  // A comparison asks what a field is, and says nothing.
  if (/[=!]==?\s*["']?$/.test(before)) return false;
  const lead = found[1]!.slice(found[1]!.lastIndexOf('\n') + 1);
  if (/\bchange\s*$/.test(lead)) return false;
  return /["'<@.#({,;!_$-]$/.test(lead) || (!prose.test(lead) && lead.trim().split(/\s+/).length <= 3);
}

function lineBefore(before: string): string {
  return before.slice(before.lastIndexOf('\n') + 1);
}

/** Whether a name has a line to itself, but for a bullet, an article and punctuation. */
function isAlone(before: string, after: string): boolean {
  const lead = lineBefore(before);
  const end = after.indexOf('\n');
  const rest = (end < 0 ? after : after.slice(0, end)).replace(/<?https?:\/\/\S+/, '');
  return (
    /^[\s\W]*(?:the|is|under|a)?[\s\W]*$/.test(lead) &&
    /^[\s\W]*(?:\(?the\s+["']?licen[cs]e["']?\)?|(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+(?:\d{1,2},?\s+)?\d{4})?[\s\W]*$/.test(
      rest,
    ) &&
    rest.length < 40
  );
}
