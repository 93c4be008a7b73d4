import { type Agent, Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { limits } from '../limits.ts';
import { certificates } from './certificates.ts';
import type { ProxyEnvironment } from './proxy.ts';

/** How one request leaves: what it may share a connection with. */
export interface Route {
  readonly isSecure: boolean;
  readonly proxy: string | undefined;
  /** A connection that was made without the guard must not serve a request that needs it. */
  readonly isPrivateAllowed: boolean;
  readonly env: ProxyEnvironment;
}

/** Connections that many requests of one job share. To be closed with the job. */
export interface Connections {
  agentFor(route: Route): Agent;
  close(): void;
}

export function openConnections(): Connections {
  const agents = new Map<string, Agent>();
  return {
    agentFor(route) {
      const key = JSON.stringify([route.isSecure, route.proxy ?? null, route.isPrivateAllowed, route.env.SSL_CERT_FILE ?? null]);
      let agent = agents.get(key);
      if (!agent) {
        agent = makeAgent(route, { keepAlive: true, maxSockets: limits.connectionsPerHost });
        agents.set(key, agent);
      }
      return agent;
    },
    close() {
      for (const agent of agents.values()) agent.destroy();
      agents.clear();
    },
  };
}

/** An agent of its own for a single request. */
export function makeAgent(
  { isSecure, proxy, env }: Route,
  options: { readonly keepAlive?: boolean; readonly maxSockets?: number } = {},
): Agent {
  const proxyEnv = proxy === undefined ? {} : { proxyEnv: { http_proxy: proxy, https_proxy: proxy } };
  return isSecure ? new HttpsAgent({ ...options, ...proxyEnv, ...certificates(env) }) : new HttpAgent({ ...options, ...proxyEnv });
}
