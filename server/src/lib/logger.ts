import winston from 'winston';

export type Logger = Pick<winston.Logger, 'info' | 'warn' | 'error' | 'debug'>;

const secretKey =
  /pass|token|secret|authorization|cookie|hmac|credential|email|phone|address|name$/i;

/** Values under telling keys never reach a log line (spec 14.4): structure stays, content goes. */
export function redact(value: unknown, depth = 0): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof Error) return { name: value.name, message: value.message };
  if (value instanceof Date) return value.toISOString();
  if (depth > 4) return '[deep]';
  if (Array.isArray(value)) return value.slice(0, 20).map((item) => redact(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      secretKey.test(key) ? '[redacted]' : redact(inner, depth + 1),
    ]),
  );
}

/** One JSON line per event; `LOG_LEVEL=silent` keeps tests quiet. */
export function createLogger(
  level: string,
  transport: winston.transport = new winston.transports.Console(),
): Logger {
  return winston.createLogger({
    level: level === 'silent' ? 'error' : level,
    silent: level === 'silent',
    format: winston.format.combine(
      winston.format.timestamp(),
      winston.format((info) => {
        const { level: _level, message: _message, timestamp: _timestamp, ...rest } = info;
        return Object.assign(info, redact(rest));
      })(),
      winston.format.json(),
    ),
    transports: [transport],
  });
}
