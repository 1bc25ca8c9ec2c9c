/** What the sandbox process tells its parent of the shop it plays. */
export interface SandboxShop {
  baseUrl: string;
  domain: string;
  accessToken: string;
  webhookSecret: string;
  /** Accounts of the platforms around the shop. */
  accounts: ConnectedAccount[];
}

/** What a person would type to connect an account of a platform. */
export interface ConnectedAccount {
  platform: string;
  name: string;
  settings: Record<string, string>;
  credentials: Record<string, string>;
}
