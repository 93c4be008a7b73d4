/** Words of a licence's name that do not tell it from others. */
const noise = new Set([
  'the',
  'a',
  'license',
  'licence',
  'licenses',
  'licences',
  'licensed',
  'version',
  'v',
  'software',
  'agreement',
  'inc',
]);

/** Longer texts are no names. Characters. */
const maxLength = 1000;

/**
 * The key by which names are compared: whole words, without case, punctuation and words that every licence has; versions without `v` and
 * zeros at their end; a word that is repeated at once counts once. `Apache License v2` and `Apache License, Version 2.0` have the same key;
 * `CC-BY` and `CC-BY-NC` have not, for all words count. Empty where nothing is left.
 */
export function nameKey(name: string): string {
  const words =
    name
      .slice(0, maxLength)
      .toLowerCase()
      .match(/[\p{L}\p{N}+]+(?:\.\p{N}+)*/gu) ?? [];
  const told = words.flatMap((word) => {
    const plain = /^v?\d+(?:\.\d+)*$/.test(word) ? word.replace(/^v/, '').replace(/(?:\.0)+$/, '') : word;
    return noise.has(plain) ? [] : [plain];
  });
  return told.filter((word, at) => word !== told[at - 1]).join(' ');
}
