import { defineConfig } from "@playwright/test";

// `cargo xtask test` builds, serves and calls this with the address and the browser.
const base = process.env.BASE_URL ?? "http://127.0.0.1:8080/";

export default defineConfig({
  testDir: ".",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 40_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  use: {
    baseURL: base,
    locale: "sv-SE",
    timezoneId: "Europe/Stockholm",
    serviceWorkers: "block",
    acceptDownloads: true,
    launchOptions: {
      executablePath: process.env.SAMSPEL_CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
