/**
 * The licences that a manifest lists as a choice, which is what lists mean for npm and Composer, as one statement: several entries of a
 * component's licences would all hold.
 */
export function licenseChoice(licenses: readonly string[]): string[] {
  const once = [...new Set(licenses)];
  if (once.length < 2) return once;
  return [once.map((one) => (/\s(?:and|or)\s/i.test(one) && !/^\(.*\)$/.test(one) ? `(${one})` : one)).join(' OR ')];
}
