import { told } from '../elements/element.ts';
import { elementsOf } from '../elements/index.ts';
import type { Cell, Listing } from './listing.ts';

/** Components and services in one list. */
export const resourceList: Listing = {
  name: 'resource',
  columns: ['resourceType', 'bomRef', 'group', 'name', 'version', 'type', 'purl', 'numberLicenses', 'location', 'pointer'],
  summary: ['resourceType', 'bomRef', 'group', 'name', 'version'],
  *rows(document) {
    for (const { kind, ref, group, name, version, type, purl, licenses, location, pointer } of elementsOf(document)) {
      if (kind !== 'component' && kind !== 'service') continue;
      yield { resourceType: kind, bomRef: ref, group, name, version, type, purl, numberLicenses: licenses.length, location, pointer };
    }
  },
};

/** Services, nested ones too. */
export const serviceList: Listing = {
  name: 'service',
  columns: [
    ...['bomRef', 'group', 'name', 'version', 'description', 'providerName', 'endpoints', 'authenticated', 'xTrustBoundary', 'trustZone'],
    ...['numberData', 'numberLicenses', 'hasServices', 'pointer'],
  ],
  summary: ['bomRef', 'group', 'name', 'version', 'providerName', 'endpoints'],
  *rows(document) {
    for (const { kind, object, ref, group, name, version, supplier, licenses, pointer } of elementsOf(document)) {
      if (kind !== 'service') continue;
      const { endpoints, data, services } = object;
      yield {
        bomRef: ref,
        group,
        name,
        version,
        description: told(object.description),
        providerName: supplier,
        endpoints: Array.isArray(endpoints) ? endpoints.filter((one): one is string => typeof one === 'string') : [],
        authenticated: flag(object.authenticated),
        xTrustBoundary: flag(object['x-trust-boundary']),
        trustZone: told(object.trustZone),
        numberData: Array.isArray(data) ? data.length : 0,
        numberLicenses: licenses.length,
        hasServices: Array.isArray(services) && services.length > 0,
        pointer,
      };
    }
  },
};

function flag(value: unknown): Cell {
  return typeof value === 'boolean' ? value : null;
}
