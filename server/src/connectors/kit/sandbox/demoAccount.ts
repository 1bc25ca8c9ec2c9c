/** An order of the sandbox shop, as platforms around it come to know of it. */
export interface DemoOrder {
  /** `#1001`. */
  number: string;
  /** The shop's own id. */
  id: string;
  orderedAt: Date;
  cancelledAt: Date | null;
  /** Decimal text in `currency`. */
  total: string;
  currency: string;
  cod: boolean;
  /** Parcels that left, oldest first. */
  parcels: { awb: string; courier: string; shippedAt: Date; delivered: boolean }[];
}

/** What the demo tells a platform's sandbox about the world. */
export interface DemoWorld {
  /** 0 = any free one. */
  port: number;
  now(): Date;
  currency: string;
  timezone: string;
  /** The shop's orders as they are now, oldest first. */
  orders(): DemoOrder[];
}

/** An account of a platform's sandbox, and what a person would type to connect it. */
export interface DemoAccount {
  name: string;
  settings: Record<string, string>;
  credentials: Record<string, string>;
  close(): Promise<void>;
}

/** What `connectors/<platform>/sandbox/demo.ts` exports as `startDemoAccount`: the demo finds it by itself. */
export type StartDemoAccount = (world: DemoWorld) => Promise<DemoAccount>;
