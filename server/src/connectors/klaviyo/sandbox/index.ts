import express, { Router } from 'express';
import { type PlatformServer, startPlatformServer } from '../../kit/sandbox/platformServer.ts';
import { serveAggregates } from './aggregates.ts';
import { mediaType } from './answers.ts';
import { guardCalls } from './guard.ts';
import { limitCalls } from './limits.ts';
import { serveLists } from './lists.ts';
import { serveReports } from './reports.ts';
import { createState, type KlaviyoState } from './state.ts';

export interface SandboxOptions {
  state?: Partial<KlaviyoState>;
  port?: number;
  clock?: () => number;
  /** Limits are told always, and held when this says so. */
  limited?: () => boolean;
}

export interface KlaviyoSandbox extends PlatformServer {
  state: KlaviyoState;
}

/** An account of Klaviyo over real HTTP (platforms.md 4, 14). */
export async function startKlaviyoSandbox(options: SandboxOptions = {}): Promise<KlaviyoSandbox> {
  const state = toState(options.state ?? {});
  const router = Router();
  router.use(express.json({ type: mediaType, limit: '1mb' }));
  router.use('/', guardCalls(state));
  router.use(limitCalls(options.clock ?? Date.now, options.limited ?? (() => false)));
  serveLists(router, state);
  serveAggregates(router, state);
  serveReports(router, state);
  const server = await startPlatformServer(router, { port: options.port ?? 0 });
  return { ...server, state };
}

/** Getters of a given state stay getters: a demo's orders are those of the moment. */
function toState(given: Partial<KlaviyoState>): KlaviyoState {
  return Object.defineProperties(createState(), Object.getOwnPropertyDescriptors(given));
}
