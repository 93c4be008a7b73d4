import { keepToken } from './token.ts';

/*
 * `waybill up` prints an address that ends with the token. What stands behind the # is sent to nobody; it is kept and taken out of the address
 * before the router reads it.
 */
const found = /^#token=([\w-]+)$/.exec(location.hash);
if (found) {
  keepToken(found[1]!);
  history.replaceState(history.state, '', location.pathname + location.search);
}
