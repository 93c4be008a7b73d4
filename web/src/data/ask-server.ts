/** What the server refused, or that it could not be reached. */
export class ServerError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'ServerError';
    this.code = code;
  }
}

/** Asks the server that the page came from. @throws ServerError */
export async function askServer<Answer>(
  path: string,
  parameters: Readonly<Record<string, string | undefined>>,
  signal?: AbortSignal,
): Promise<Answer> {
  const given = Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const search = given.length > 0 ? `?${new URLSearchParams(given)}` : '';
  return send(`${path}${search}`, { headers: { accept: 'application/json' }, ...(signal ? { signal } : {}) });
}

/** Tells the server something that is to be kept. @param token that `waybill up` printed @throws ServerError */
export function tellServer<Answer>(path: string, body: object, token: string): Promise<Answer> {
  const headers = { accept: 'application/json', 'content-type': 'application/json', authorization: `Bearer ${token}` };
  return send(path, { method: 'POST', headers, body: JSON.stringify(body) });
}

async function send<Answer>(path: string, init: RequestInit): Promise<Answer> {
  let response: Response;
  let body: unknown;
  try {
    response = await fetch(`/api/${path}`, init);
    body = await response.json();
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new ServerError('network', 'Waybill does not answer. It may have been stopped.');
  }
  if (response.ok) return body as Answer;
  const { error } = body as { error?: { code: string; message: string } };
  throw new ServerError(error?.code ?? 'internal', error?.message ?? `The server answered with status ${response.status}.`);
}
