import type { Editable } from '../edit/put.ts';
import { isObject } from '../fields.ts';
import type { JsonObject } from '../reading.ts';
import { checkSpdx3, context301 } from '../validate/spdx3/check-spdx3.ts';
import type { Losses } from './losses.ts';

/**
 * Declares a document of SPDX 3.0.0 as one of 3.0.1, which corrected its model and context. What 3.0.1 does not allow stays as it is, and is told:
 * nobody but its author knows what was meant.
 */
export function toSpdx301(source: JsonObject, losses: Losses): JsonObject {
  const document = structuredClone(source) as Editable;
  document['@context'] = context301;
  const graph: readonly unknown[] = Array.isArray(document['@graph']) ? document['@graph'] : [document];
  for (const one of graph) {
    if (!isObject(one)) continue;
    const creation = one.type === 'CreationInfo' ? one : one.creationInfo;
    if (isObject(creation) && creation.specVersion === '3.0.0') (creation as Editable).specVersion = '3.0.1';
  }
  let told = 0;
  checkSpdx3(document, ({ pointer, message }) => {
    losses.note(pointer, `stays as it is, though SPDX 3.0.1 does not allow it: ${message}`);
    return ++told < mostTold;
  });
  return document;
}

const mostTold = 1000;
