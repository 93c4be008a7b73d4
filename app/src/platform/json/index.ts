export { decodeText, encodingOf, isUtf16 } from './decode-text.ts';
export { countKeys, type DuplicateKey, findDuplicateKeys } from './duplicate-keys.ts';
export { isNestedDeeper } from './nesting.ts';
export { type ParseJsonOptions, parseJson } from './parse-json.ts';
export { placeOfPointer, placesOfPointers } from './place-of-pointer.ts';
export { positionAt, type TextPosition } from './text-position.ts';
