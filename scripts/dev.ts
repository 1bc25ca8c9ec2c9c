/** The whole service from source; pages change as their files are saved: `npm run dev`. */
import { join } from 'node:path';
import { createServer } from 'vite';
import { launch } from './lib/launch.ts';

const configFile = join(import.meta.dirname, '..', 'client', 'vite.config.ts');

process.exitCode = await launch(async ({ baseUrl }) => {
  const pages = await createServer({ configFile, server: { proxy: { '/api': baseUrl } } });
  await pages.listen();
  console.log(`Pages from source: ${pages.resolvedUrls?.local[0] ?? ''}`);
});
process.exit();
