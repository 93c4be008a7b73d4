import { elementsOf } from '../elements/index.ts';
import type { Listing } from './listing.ts';

/** Every licence that a document tells, and every component or service for which it tells none: then `license` is null. */
export const licenseList: Listing = {
  name: 'license',
  columns: ['licenseType', 'license', 'acknowledgement', 'resourceName', 'resourceVersion', 'purl', 'bomRef', 'bomLocation', 'pointer'],
  summary: ['licenseType', 'license', 'acknowledgement', 'resourceName', 'bomRef', 'bomLocation'],
  *rows(document) {
    for (const { kind, name, version, purl, ref, location, pointer, licenses } of elementsOf(document)) {
      const about = { resourceName: name, resourceVersion: version, purl, bomRef: ref, bomLocation: location };
      for (const license of licenses) {
        const { text, acknowledgement, way } = license;
        yield { licenseType: license.kind, license: text, acknowledgement, ...about, pointer: way === '' ? pointer : `${pointer}/${way}` };
      }
      if (licenses.length === 0 && (kind === 'component' || kind === 'service')) {
        yield { licenseType: 'none', license: null, acknowledgement: null, ...about, pointer };
      }
    }
  },
};
