import { lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { WaybillError } from '../../domain/errors.ts';
import { isPublicAddress } from './address-guard.ts';

/**
 * Resolves a host for a connection and refuses addresses that are not public, at the moment at which the connection is made: the name may
 * resolve to something else a moment later.
 */
export const publicLookup: LookupFunction = (host, options, callback) => {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    if (error) {
      callback(error, '', 0);
      return;
    }
    const refused = addresses.find(({ address }) => !isPublicAddress(address));
    const first = addresses[0];
    if (refused || !first) callback(forbiddenAddress(host, refused?.address), '', 0);
    else if (options.all) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};

/**
 * Refuses a host that is itself an address that is not public: connections to one are made without a lookup.
 *
 * @param host as a URL spells it, IPv6 in brackets
 */
export function refusePrivateHost(host: string): void {
  const address = host.startsWith('[') ? host.slice(1, -1) : host;
  if (isIP(address) !== 0 && !isPublicAddress(address)) throw forbiddenAddress(host, address);
}

function forbiddenAddress(host: string, address: string | undefined): WaybillError {
  return new WaybillError(
    'forbidden-address',
    `${host} is ${address ?? 'no address'}, which is not on the public internet. Waybill goes there only where you name that host yourself.`,
  );
}
