import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: '../app/dist/web',
    emptyOutDir: true,
    // `assets` is a page of the application.
    assetsDir: 'static',
    target: 'es2023',
    // The first that know light-dark(), by which every colour is given.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // ECharts, which is loaded only when there is a curve to draw.
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { '/api': { target: 'http://127.0.0.1:7117', changeOrigin: true } } },
});
