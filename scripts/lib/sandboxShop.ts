/** What the sandbox process tells its parent of the shop it plays. */
export interface SandboxShop {
  baseUrl: string;
  domain: string;
  accessToken: string;
  webhookSecret: string;
}
