import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const sharedByPages =
  /web[\\/]src[\\/](?:app|api|components)[\\/]|packages[\\/]client[\\/]|node_modules[\\/](?:@tanstack|@tabler|react-i18next)[\\/]/

export default defineConfig({
  plugins: [react()],
  // The server puts the nonce of each answer in its place (Content-Security-Policy).
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: false,
    chunkSizeWarningLimit: 500,
    rolldownOptions: {
      output: {
        // What most pages share comes in one file rather than in forty.
        codeSplitting: { groups: [{ name: 'shared', test: sharedByPages, minShareCount: 3 }] },
      },
    },
  },
  server: { proxy: { '/api': { target: process.env.GANTRY_API ?? 'http://127.0.0.1:4680', changeOrigin: false } } },
})
