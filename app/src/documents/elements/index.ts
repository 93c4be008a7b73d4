import type { WorkDocument } from '../work-document.ts';
import { cyclonedxElements } from './cyclonedx-elements.ts';
import type { Element } from './element.ts';
import { spdx2Elements } from './spdx2-elements.ts';
import { spdx3Elements } from './spdx3-elements.ts';

export type { Element, ToldHash, ToldLicense } from './element.ts';

const walks = { cyclonedx: cyclonedxElements, spdx2: spdx2Elements, spdx3: spdx3Elements };

/** Every component, service and file of a document, whatever its format, in its order. */
export function elementsOf({ format, value }: WorkDocument): Generator<Element> {
  return walks[format](value);
}
