import { say } from '../words/language';

/** An answer that was no success, with what the server said of it (RFC 9457). */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    /** 0: the server was not reached. */
    readonly status: number,
    /** Stable; the last part of the problem's `type`. */
    readonly code: string,
    message: string,
    readonly body: Record<string, unknown> = {},
  ) {
    super(message);
  }
}

export interface Request {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  json?: unknown;
  file?: Blob;
  /** The revision that the change is meant for. */
  ifMatch?: number;
  signal?: AbortSignal;
  keepalive?: boolean;
}

/** One call to the host. Every failure is a {@link Problem} with a reason for people. */
export async function call<T>(path: string, request: Request = {}): Promise<T> {
  const response = await send(path, request);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** Orders something that takes its time: the address to ask how far it is. */
export async function order(path: string, json: unknown): Promise<string> {
  const response = await send(path, { method: 'POST', json });
  return response.headers.get('Location') ?? path;
}

/** A file that the host makes of what it is sent. */
export async function made(path: string, json: unknown): Promise<Blob> {
  return (await send(path, { method: 'POST', json })).blob();
}

async function send(path: string, { method = 'GET', json, file, ifMatch, signal, keepalive }: Request): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json, application/problem+json' };
  if (json !== undefined) headers['Content-Type'] = 'application/json';
  if (file) headers['Content-Type'] = 'application/octet-stream';
  if (ifMatch !== undefined) headers['If-Match'] = `"${ifMatch}"`;
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers,
      credentials: 'same-origin',
      redirect: 'manual',
      ...(signal && { signal }),
      ...(keepalive && { keepalive }),
      ...(json !== undefined ? { body: JSON.stringify(json) } : file ? { body: file } : {}),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Problem(0, 'network', say('problem.network'));
  }
  if (response.type === 'opaqueredirect' || response.status === 401) throw new Problem(401, 'signed-out', say('problem.signedOut'));
  if (!response.ok) throw await problemOf(response);
  return response;
}

async function problemOf(response: Response): Promise<Problem> {
  let body: Record<string, unknown> = {};
  try {
    body = (await response.json()) as Record<string, unknown>;
  } catch {
    // A proxy's page: the status says what there is to say.
  }
  const text = (name: string): string | undefined => (typeof body[name] === 'string' && body[name] !== '' ? body[name] : undefined);
  const code = text('type')?.split(/[/:]/).at(-1) ?? String(response.status);
  const fallback = response.status === 403 ? say('problem.forbidden') : say('problem.unknown', { status: response.status });
  const said = response.status >= 500 ? undefined : text('detail') ?? text('title'); // a fault of the program tells a person nothing
  return new Problem(response.status, code, said ?? fallback, body);
}
