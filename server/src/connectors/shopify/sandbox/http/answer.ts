import type { Response } from 'express';
import type { Fault } from './faults.ts';
import { htmlPage, toStatusBody, toStatusHeaders } from './statusBodies.ts';

/** Faults that replace the whole answer. True when the request has been dealt with. */
export function answerFault(response: Response, fault: Fault): boolean {
  const status = fault.status ?? 502;
  if (fault.kind === 'status') {
    response.set({ ...toStatusHeaders(status), ...fault.headers });
    response.status(status).json(fault.body ?? toStatusBody(status));
  } else if (fault.kind === 'html') {
    response.status(status).type('html').send(htmlPage(status));
  } else if (fault.kind === 'reset') {
    response.socket?.resetAndDestroy();
  } else if (fault.kind === 'timeout') {
    hold(response, fault.delayMs ?? 60_000);
  } else {
    return false;
  }
  return true;
}

/** Says nothing until the caller gives up or the time is over. */
function hold(response: Response, delayMs: number): void {
  const timer = setTimeout(() => response.socket?.destroy(), delayMs);
  timer.unref();
  response.on('close', () => clearTimeout(timer));
}

/** Sends an answer, spoilt by the fault if there is one. */
export function sendJson(response: Response, body: unknown, fault: Fault | null): void {
  if (fault?.kind === 'empty') {
    response.status(200).end();
    return;
  }
  const text = JSON.stringify(body);
  if (fault?.kind === 'truncate') {
    sendTruncated(response, text, fault.bytes);
    return;
  }
  const send = (): void => {
    response.type('application/json; charset=utf-8').send(text);
  };
  if (fault?.kind === 'slow') setTimeout(send, fault.delayMs ?? 1000).unref();
  else send();
}

/** Promises the whole length and breaks off in the middle. */
function sendTruncated(response: Response, text: string, bytes: number | undefined): void {
  const whole = Buffer.from(text);
  response.set({ 'Content-Type': 'application/json', 'Content-Length': String(whole.length) });
  response.write(whole.subarray(0, bytes ?? Math.floor(whole.length / 2)), () =>
    response.socket?.destroy(),
  );
}
