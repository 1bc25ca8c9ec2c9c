import http from 'node:http';
import https from 'node:https';

export interface PostRequest {
  uri: string;
  headers: Record<string, string>;
  body: string;
  timeoutMs: number;
}

export interface Poster {
  /** The HTTP status, or the reason there was none. Never rejects. */
  post: (request: PostRequest) => Promise<{ status: number } | { error: string }>;
  close: () => void;
}

/** One connection pool per sandbox, so that closing it leaves nothing open. */
export function createPoster(): Poster {
  const agents = {
    'http:': new http.Agent({ keepAlive: true, maxSockets: 32 }),
    'https:': new https.Agent({ keepAlive: true, maxSockets: 32 }),
  };
  const post = (request: PostRequest): Promise<{ status: number } | { error: string }> =>
    new Promise((resolve) => {
      const url = new URL(request.uri);
      const secure = url.protocol === 'https:';
      const options = {
        method: 'POST',
        headers: { ...request.headers, 'Content-Length': Buffer.byteLength(request.body) },
        agent: secure ? agents['https:'] : agents['http:'],
        signal: AbortSignal.timeout(request.timeoutMs),
      };
      const sent = (secure ? https : http).request(url, options, (response) => {
        response.resume();
        response.on('end', () => resolve({ status: response.statusCode ?? 0 }));
        response.on('error', (error) => resolve({ error: error.message }));
      });
      sent.on('error', (error) => resolve({ error: error.message }));
      sent.end(request.body);
    });
  return {
    post,
    close: () => {
      agents['http:'].destroy();
      agents['https:'].destroy();
    },
  };
}
