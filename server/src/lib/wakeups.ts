import { EventEmitter } from 'node:events';

/**
 * In-process "there may be work" signals. They only save waiting: the truth is in MongoDB, and
 * every listener polls as well, so a lost signal costs a second and never a record (design 1).
 */
export interface Wakeups {
  emit(topic: string): void;
  on(topic: string, listener: () => void): () => void;
}

export function createWakeups(): Wakeups {
  const emitter = new EventEmitter();
  emitter.setMaxListeners(100);
  return {
    emit: (topic) => void emitter.emit(topic),
    on(topic, listener) {
      emitter.on(topic, listener);
      return () => void emitter.off(topic, listener);
    },
  };
}
