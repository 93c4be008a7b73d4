/** The formats that the official schemas name, and whether a text is of them. */
export const schemaFormats: Readonly<Record<string, (text: string) => boolean>> = {
  'date-time': isDateTime,
  date: isDate,
  uri: isUri,
  'idn-email': isEmail,
  // Asserted by no validator of the specification's own, and so by none here: what is no IRI is told by a rule.
  'iri-reference': () => true,
};

const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** `full-date` of RFC 3339. */
export function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day >= 1 && day <= (month === 2 && isLeap ? 29 : (daysOfMonth[month - 1] ?? 0));
}

/** `date-time` of RFC 3339, with a blank for the `T` where somebody likes it so; the zone is required. */
export function isDateTime(text: string): boolean {
  const separator = text[10];
  return separator !== undefined && /[Tt\s]/.test(separator) && isDate(text.slice(0, 10)) && isTime(text.slice(11));
}

function isTime(text: string): boolean {
  const match = /^(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[Zz]|([+-])(\d\d)(?::?(\d\d))?)$/.exec(text);
  if (!match) return false;
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const [zoneHour, zoneMinute] = [Number(match[5] ?? 0), Number(match[6] ?? 0)];
  if (zoneHour > 23 || zoneMinute > 59) return false;
  if (hour <= 23 && minute <= 59 && second < 60) return true;
  const offset = (match[4] === '-' ? -1 : 1) * (zoneHour * 60 + zoneMinute);
  const minuteOfDay = (hour * 60 + minute - offset + 1440) % 1440;
  return hour <= 23 && minute <= 59 && second === 60 && minuteOfDay === 1439;
}

/** A URI of RFC 3986, with a scheme. */
export function isUri(text: string): boolean {
  const match = /^[a-z][a-z0-9+.-]*:(?:\/\/([^/?#]*))?([^?#]*)(\?[^#]*)?(#.*)?$/is.exec(text);
  if (!match) return false;
  const [, authority, path = '', query = '', fragment = ''] = match;
  if (authority === undefined ? path === '' : !isAuthority(authority)) return false;
  return hasOnly(path, '/:@') && hasOnly(query.slice(1), '/:@?') && hasOnly(fragment.slice(1), '/:@?');
}

function isAuthority(authority: string): boolean {
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  const user = authority.slice(0, Math.max(0, authority.length - host.length - 1));
  const literal = /^\[([^\]]*)\](?::\d*)?$/.exec(host);
  if (!hasOnly(user, ':')) return false;
  return literal
    ? isIPv6(literal[1]!) || /^v[0-9a-f]+\.[a-z0-9._~!$&'()*+,;=:-]+$/i.test(literal[1]!)
    : hasOnly(host.replace(/:\d*$/, ''), '');
}

/** Whether a part of a URI holds only unreserved characters, sub-delimiters, escapes and the given ones. */
function hasOnly(part: string, allowed: string): boolean {
  for (let at = 0; at < part.length; at++) {
    const character = part[at]!;
    if (
      character === '%'
        ? !/^[0-9a-f]{2}$/i.test(part.slice(at + 1, at + 3))
        : !/[a-z0-9._~!$&'()*+,;=-]/i.test(character) && !allowed.includes(character)
    ) {
      return false;
    }
  }
  return true;
}

const localPart =
  /^(?:[0-9A-Za-z!#$%&'*+\-/=?^_`{|}~\u0080-\uFFFF]+(?:\.[0-9A-Za-z!#$%&'*+\-/=?^_`{|}~\u0080-\uFFFF]+)*|"(?:[ !#-[\]-~\u0080-\uFFFF]|\\[ -~])*")$/;
const domainLabel = /^[0-9A-Za-z\u0080-\uFFFF](?:[-0-9A-Za-z\u0080-\uFFFF]*[0-9A-Za-z\u0080-\uFFFF])?$/;
const ipv4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

/** A mailbox of RFC 5321 and RFC 6531: characters beyond ASCII are letters. */
export function isEmail(text: string): boolean {
  const at = text.lastIndexOf('@');
  if (at < 1) return false;
  const domain = text.slice(at + 1);
  return localPart.test(text.slice(0, at)) && (isAddressLiteral(domain) || domain.split('.').every((label) => domainLabel.test(label)));
}

/** Addresses are rare, and the module that knows them takes a while to load. */
function isIPv6(text: string): boolean {
  return process.getBuiltinModule('node:net').isIPv6(text);
}

function isAddressLiteral(domain: string): boolean {
  const literal = /^\[(.*)\]$/.exec(domain)?.[1];
  if (literal === undefined) return false;
  const v6 = /^ipv6:(.*)$/i.exec(literal)?.[1];
  return v6 === undefined ? ipv4.test(literal) : isIPv6(v6) && !v6.includes('%');
}
