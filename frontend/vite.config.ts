import { defineConfig } from "vitest/config";

export default defineConfig({
  base: "/",
  build: {
    outDir: "dist",
    emptyOutDir: true,
    manifest: "manifest.json",
    target: "es2023",
    modulePreload: { polyfill: false },
    // the pages' policy allows no data: addresses
    assetsInlineLimit: 0,
    rollupOptions: { input: "src/main.ts" },
  },
  test: { environment: "happy-dom", include: ["src/**/*.test.ts"] },
});
