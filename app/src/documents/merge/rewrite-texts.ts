import { type Editable, put } from '../edit/put.ts';
import { isObject } from '../fields.ts';

/** Puts other texts in place of those of a document, by the key that each stands under, alone or in a list; the document is changed. */
export function rewriteTexts(document: unknown, rewrite: (text: string, key: string) => string): void {
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return rewrite(value, key);
    if (Array.isArray(value)) for (let index = 0; index < value.length; index++) value[index] = walk(value[index], key);
    else if (isObject(value)) for (const name of Object.keys(value)) put(value as Editable, name, walk(value[name], name));
    return value;
  };
  walk(document, '');
}
