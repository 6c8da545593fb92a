import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compressed } from './build/compressed.ts'
import { themeVariables } from './build/theme-variables.ts'

// What is loaded by so many comes in one file, which is smaller than many, and fewer requests. Were it
// a lower number, the first page would load what only others need.
const shared = { name: 'shared', minShareCount: 14 }

// `base` is where the control listener serves the dashboard. The service in front of which
// `npx vite` shows changes at once is the one of DASHBOARD_SERVICE.
export default defineConfig({
  base: '/dashboard/',
  plugins: [react(), themeVariables(), compressed()],
  build: {
    target: 'es2024',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: [shared] } } },
  },
  server: {
    proxy: { '/v1': process.env['DASHBOARD_SERVICE'] ?? 'http://127.0.0.1:8788' },
  },
})
