import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * Libraries everybody needs stay in one file that a new release of ours does not change; pages are files of their own.
 * Small modules that many pages share lie together: as files of their own they would be dozens of requests, each too
 * small to be compressed.
 */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  /** The host stays as the browser said it: the API refuses what comes from another one (S90). */
  server: {
    port: 5173,
    proxy: { '/api': { target: 'http://127.0.0.1:4000', changeOrigin: false } },
  },
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'vendor',
              test: /node_modules[\\/](react|react-dom|scheduler|@tanstack|@floating-ui|tabbable)[\\/]/,
              priority: 2,
            },
            { name: 'shared', minShareCount: 8, maxModuleSize: 1500, priority: 1 },
          ],
        },
      },
    },
  },
});
