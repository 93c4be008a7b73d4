import { WaybillError } from '../../domain/errors.ts';

/**
 * Who names an address that a feed leads to: the operator, where it is on the host that was named as the feed, else the feed itself, which may
 * not lead into a private network.
 *
 * @param address the feed's own
 * @throws WaybillError `forbidden-address` where a feed that came by HTTPS leads out of it
 */
export function namedBy(url: string, address: string): 'operator' | 'feed' {
  if (!URL.canParse(url)) return 'feed';
  const [asked, feed] = [new URL(url), new URL(address)];
  if (feed.protocol === 'https:' && asked.protocol !== 'https:') {
    throw new WaybillError('forbidden-address', `${url.slice(0, 200)} is not HTTPS, and the feed that names it is.`);
  }
  return asked.hostname === feed.hostname ? 'operator' : 'feed';
}
