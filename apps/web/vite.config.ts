import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [react()],
  // The server puts the nonce of each answer in its place (Content-Security-Policy).
  html: { cspNonce: '__CSP_NONCE__' },
  build: { outDir: 'dist', emptyOutDir: true, sourcemap: false, chunkSizeWarningLimit: 400 },
  server: { proxy: { '/api': { target: process.env.GANTRY_API ?? 'http://127.0.0.1:4680', changeOrigin: false } } },
})
