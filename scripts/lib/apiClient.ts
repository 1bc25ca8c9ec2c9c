/** A refusal by the API: what it said, for people. */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export interface ApiClient {
  baseUrl: string;
  /** @throws ApiError with the problem's detail for anything but 2xx. */
  call<T>(method: 'GET' | 'POST' | 'PATCH', path: string, body?: object): Promise<T>;
}

/** Speaks to a running server with an API key (api.md, General). */
export function createApiClient(baseUrl: string, apiKey: string): ApiClient {
  return {
    baseUrl,
    async call<T>(method: 'GET' | 'POST' | 'PATCH', path: string, body?: object): Promise<T> {
      const response = await fetch(`${baseUrl}${path}`, {
        method,
        headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
        ...(body ? { body: JSON.stringify(body) } : {}),
        signal: AbortSignal.timeout(300_000),
      });
      const text = await response.text();
      if (!response.ok) throw new ApiError(response.status, toRefusal(path, response.status, text));
      return (text === '' ? undefined : JSON.parse(text)) as T;
    },
  };
}

function toRefusal(path: string, status: number, text: string): string {
  try {
    const problem = JSON.parse(text) as { title?: string; detail?: string };
    return problem.detail ?? problem.title ?? `${path}: HTTP ${status}`;
  } catch {
    return `${path}: HTTP ${status}`;
  }
}

/** Is a Sluice server ready at this address? */
export async function isReady(baseUrl: string): Promise<boolean> {
  try {
    const response = await fetch(`${baseUrl}/readyz`, { signal: AbortSignal.timeout(2000) });
    return response.ok;
  } catch {
    return false;
  }
}
