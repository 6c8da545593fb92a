import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compressed } from './build/compressed.ts'
import { themeVariables } from './build/theme-variables.ts'

const root = join(import.meta.dirname, 'portal')

// The customers' portal, which the public listener serves. It is built after the dashboard, whose
// folder it lies in.
export default defineConfig({
  root,
  base: '/portal/',
  publicDir: join(import.meta.dirname, 'public'),
  plugins: [react(), themeVariables(), compressed()],
  build: {
    target: 'es2024',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    outDir: join(import.meta.dirname, 'dist', 'portal'),
    emptyOutDir: true,
    rolldownOptions: {
      input: {
        index: join(root, 'index.html'),
        embed: join(root, 'embed.html'),
        script: join(import.meta.dirname, 'src', 'portal', 'embed', 'script.ts'),
      },
      output: {
        // the address of the script is in pages of others: it stays
        entryFileNames: ({ name }) => (name === 'script' ? 'embed.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: {
    proxy: { '/portal/api': process.env['PORTAL_SERVICE'] ?? 'http://127.0.0.1:8787' },
  },
})
