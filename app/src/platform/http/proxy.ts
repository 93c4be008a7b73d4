/** The parts of an environment that say how to get out. */
export type ProxyEnvironment = Readonly<Record<string, string | undefined>>;

/**
 * The proxy for an address, by `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` in either case; undefined where it is reached directly.
 * `HTTP_PROXY` in upper case is left alone where a web server could have set it from a request's header (`REQUEST_METHOD`).
 */
export function proxyFor(url: URL, env: ProxyEnvironment): string | undefined {
  if (isExempt(url, env.no_proxy ?? env.NO_PROXY ?? '')) return undefined;
  const chosen =
    url.protocol === 'https:'
      ? (env.https_proxy ?? env.HTTPS_PROXY)
      : (env.http_proxy ?? (env.REQUEST_METHOD === undefined ? env.HTTP_PROXY : undefined));
  if (!chosen) return undefined;
  const spelt = chosen.includes('://') ? chosen : `http://${chosen}`;
  return URL.canParse(spelt) ? spelt : undefined;
}

/** `NO_PROXY`: names with all names below them, addresses, each with a port or without; `*` is everything. */
function isExempt(url: URL, list: string): boolean {
  const host = url.hostname.toLowerCase();
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return list
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      const [, name = '', onlyPort] = /^(.*?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
      if (onlyPort !== undefined && onlyPort !== port) return false;
      const bare = name.replace(/^\*?\./, '');
      return host === bare || host.endsWith(`.${bare}`);
    });
}
