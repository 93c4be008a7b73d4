import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { WaybillError } from '../../domain/errors.ts';

/** Names under which this machine reaches itself. */
const loopback = ['127.0.0.1', 'localhost', '::1'];

const reading = ['GET', 'HEAD'];

/**
 * Until there are accounts, whoever reaches the server may read everything, so only this machine may reach it.
 *
 * @throws forbidden-address for any other address than a loopback one
 */
export function requireLoopback(host: string): void {
  if (loopback.includes(host)) return;
  throw new WaybillError(
    'forbidden-address',
    `Waybill does not listen on ${host}: there are no accounts yet, so anyone on the network could read the inventory. It listens on 127.0.0.1, localhost or ::1; reach it from elsewhere through an SSH tunnel.`,
  );
}

/**
 * Whether a request may be answered: asked of this machine under its own name (a foreign page that points a name of its own here would be
 * let in else), not from another site, and with the token where it would write.
 *
 * @throws forbidden, no-token
 */
export function guardRequest(method: string, headers: IncomingHttpHeaders, port: number, token: string): void {
  const hosts = loopback.flatMap((name) => {
    const written = name.includes(':') ? `[${name}]` : name;
    return port === 80 ? [written, `${written}:80`] : [`${written}:${port}`];
  });
  if (!hosts.includes((headers.host ?? '').toLowerCase())) {
    throw new WaybillError('forbidden', `This server answers only under its own name: open http://${hosts[0]}.`);
  }
  const { origin } = headers;
  if (origin !== undefined && !hosts.some((host) => origin === `http://${host}`)) {
    throw new WaybillError('forbidden', 'This server answers no other site.');
  }
  if (reading.includes(method) || isSame(headers.authorization, `Bearer ${token}`)) return;
  throw new WaybillError('no-token', 'Writing needs the token that `waybill up` printed, as `authorization: Bearer TOKEN`.');
}

/** Compares without telling by its time how much agrees. */
function isSame(given: string | undefined, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return given !== undefined && timingSafeEqual(digest(given), digest(wanted));
}
