/** Whether a text, its white space normalised already, is of a built-in type of XML Schema. @see XML Schema 1.0 part 2, section 3 */
export const builtinTypes: Readonly<Record<string, (text: string) => boolean>> = {
  string: () => true,
  normalizedString: () => true,
  token: () => true,
  boolean: (text) => /^(?:true|false|1|0)$/.test(text),
  integer: (text) => /^[+-]?\d+$/.test(text),
  nonNegativeInteger: (text) => /^(?:\+?\d+|-0+)$/.test(text),
  positiveInteger: (text) => /^\+?0*[1-9]\d*$/.test(text),
  decimal: (text) => /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text),
  date: (text) => isDay(/^(-?\d{4,}-\d\d-\d\d)(?:Z|[+-]\d\d:\d\d)?$/.exec(text)?.[1], text),
  dateTime: (text) => {
    const match = /^(-?\d{4,}-\d\d-\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/.exec(text);
    if (!match || !isDay(match[1], text)) return false;
    const [hour, minute, second] = [Number(match[2]), Number(match[3]), Number(match[4])];
    // The end of a day may be told as 24:00:00.
    return minute < 60 && second < 60 && (hour < 24 || (hour === 24 && minute === 0 && second === 0 && !/[1-9]/.test(match[5] ?? '')));
  },
  anyURI: isUriReference,
};

/** How a built-in type treats white space before anything is judged: `token` and all that are no strings collapse it. */
export function normaliseSpace(text: string, base: string): string {
  if (base === 'string') return text;
  const replaced = text.replaceAll(/[\t\n\r]/g, ' ');
  return base === 'normalizedString' ? replaced : replaced.replaceAll(/ {2,}/g, ' ').replaceAll(/^ | $/g, '');
}

const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isDay(date: string | undefined, text: string): boolean {
  const match = /^(-?\d{4,})-(\d\d)-(\d\d)$/.exec(date ?? '');
  if (!match || !hasRightZone(text)) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return year !== 0 && day >= 1 && day <= (month === 2 && isLeap ? 29 : (daysOfMonth[month - 1] ?? 0));
}

/** Zones go to fourteen hours. */
function hasRightZone(text: string): boolean {
  const match = /[+-](\d\d):(\d\d)$/.exec(text);
  if (!match) return true;
  const [hours, minutes] = [Number(match[1]), Number(match[2])];
  return minutes < 60 && (hours < 14 || (hours === 14 && minutes === 0));
}

/** A URI or a relative reference of RFC 3986, where characters that have to be escaped may stand unescaped. */
function isUriReference(text: string): boolean {
  const match = /^(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(text);
  if (!match) return false;
  const [, scheme, authority, path = '', query = '', fragment = ''] = match;
  if (scheme === undefined && authority === undefined && (path.split('/', 1)[0] ?? '').includes(':')) return false;
  if (authority !== undefined && !/^(?:[^@[\]]*@)?(?:\[[0-9A-Za-z:.]+\]|[^@:[\]]*)(?::\d*)?$/.test(authority)) return false;
  const parts = [authority ?? '', path, query, fragment];
  return parts.every((part) => !/#|%(?![0-9A-Fa-f]{2})/.test(part)) && !/[[\]]/.test(path + query);
}
