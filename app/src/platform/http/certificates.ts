import { readFileSync } from 'node:fs';
import { getCACertificates } from 'node:tls';
import { messageOf, WaybillError } from '../../domain/errors.ts';
import type { ProxyEnvironment } from './proxy.ts';

/**
 * The authorities that are trusted beside Node's own: `SSL_CERT_FILE` adds one, as in OpenSSL; `NODE_EXTRA_CA_CERTS` and the system's store
 * are Node's own business.
 *
 * @throws WaybillError `unreadable`
 */
export function certificates(env: ProxyEnvironment): { readonly ca?: string[] } {
  const path = env.SSL_CERT_FILE;
  if (!path) return {};
  try {
    return { ca: [...getCACertificates('default'), readFileSync(path, 'utf8')] };
  } catch (error) {
    throw new WaybillError('unreadable', `SSL_CERT_FILE names ${path}, which cannot be read: ${messageOf(error)}.`, { place: { path } });
  }
}
