// Any server that holds the bundle, looked at from outside: our own, and in `cargo xtask test` nginx and Caddy with the
// files the build made for them.
import { request as ask, type IncomingHttpHeaders } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { readdirSync } from "node:fs";
import { expect, test } from "./support/browser";

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };

/** One request as it stands, nothing decompressed, no redirect followed. */
function get(base: string | undefined, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  const url = new URL(base ?? "");
  return new Promise((resolve, reject) => {
    const asked = ask({ host: url.hostname, port: url.port, path, headers: { connection: "close", ...headers } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) }));
    });
    asked.on("error", reject);
    asked.end();
  });
}

const dist = process.env.SAMSPEL_DIST ?? new URL("../../dist", import.meta.url).pathname;
const file = (pattern: RegExp) => `/${readdirSync(dist).find((name) => pattern.test(name)) ?? "none"}`;
const WASM = file(/^samspel-embed-.*_bg\.wasm$/);
const SECOND = file(/^samspel-embed-.*_later\.wasm$/);
const SCRIPT = file(/^samspel-embed-[^.]*\.js$/);
const SHEET = file(/^pages-embed-.*\.css$/);

for (const [path, text] of [
  ["/", "Samspel"],
  ["/karta", "prerendered"],
  ["/en/map", "prerendered"],
  ["/principer/dialog", "prerendered"],
  ["/embed/karta", "prerendered"],
  ["/en/embed/badge/exempelforeningen-alvstranden", "prerendered"],
  ["/organisationer/en-som-inte-finns", "app"],
] as const) {
  test(`${path} is answered with a page`, async ({ baseURL }) => {
    const { status, headers, body } = await get(baseURL, path);
    expect(status).toBe(200);
    expect(headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(body.toString()).toContain(`id="${text === "Samspel" ? "app" : text}"`);
    expect(headers["cache-control"]).toBe("no-cache");
  });
}

for (const path of [
  "/missing.js",
  "/missing-0123456789abcdef_bg.wasm",
  "/missing.css",
  "/data/v1/missing.json",
  "/data/v1/missing",
  "/organisationer/missing.png",
  "/_headers",
  "/_hosts/nginx.conf",
  "/_hosts/Caddyfile",
]) {
  test(`${path} is not found, and no page stands in for it`, async ({ baseURL }) => {
    const { status, headers, body } = await get(baseURL, path);
    expect(status).toBe(404);
    expect(body.toString()).not.toContain("id=\"app\"");
    expect(headers["cache-control"] ?? "").not.toMatch(/immutable|max-age=[1-9]/);
  });
}

for (const path of ["/../Cargo.toml", "/..%2f..%2fetc/passwd", "/%00", "/%ff"]) {
  test(`${path} leads nowhere outside`, async ({ baseURL }) => {
    const { status, body } = await get(baseURL, path);
    expect(body.toString()).not.toMatch(/\[workspace\]|root:/);
    expect([200, 301, 308, 400, 404]).toContain(status);
  });
}

test("every file has the type its ending promises", async ({ baseURL }) => {
  for (const [path, type] of [
    [WASM, "application/wasm"],
    [SCRIPT, /^text\/javascript(; charset=utf-8)?$/],
    [SHEET, /^text\/css(; charset=utf-8)?$/],
    ["/embed.js", /^text\/javascript(; charset=utf-8)?$/],
    ["/config.json", "application/json"],
    ["/data/v1/index.json", "application/json"],
    ["/data/v1/signatories.geojson", "application/geo+json"],
    ["/badge/exempelforeningen-alvstranden.svg", "image/svg+xml"],
    ["/robots.txt", /^text\/plain/],
  ] as const) {
    const { status, headers } = await get(baseURL, path);
    expect(status, path).toBe(200);
    expect(headers["content-type"], path).toMatch(type);
    expect(headers["x-content-type-options"], path).toBe("nosniff");
  }
});

test("files are sent as they were compressed beforehand, to those who take it", async ({ baseURL }) => {
  for (const path of [WASM, SCRIPT, "/embed.js", "/data/v1/signatories.geojson", "/karta"]) {
    const plain = await get(baseURL, path, { "accept-encoding": "identity" });
    const brotli = await get(baseURL, path, { "accept-encoding": "gzip, br" });
    const gzip = await get(baseURL, path, { "accept-encoding": "gzip" });
    expect(plain.headers["content-encoding"], path).toBeUndefined();
    expect(brotli.headers["content-encoding"], path).toBe("br");
    expect(gzip.headers["content-encoding"], path).toBe("gzip");
    expect(brotliDecompressSync(brotli.body).equals(plain.body), path).toBe(true);
    expect(gunzipSync(gzip.body).equals(plain.body), path).toBe(true);
    expect(brotli.body.length, path).toBeLessThan(gzip.body.length);
    expect(brotli.headers["content-type"], path).toBe(plain.headers["content-type"]);
    expect(brotli.headers.vary ?? "", path).toMatch(/accept-encoding/i);
  }
});

test("what has not changed is answered with 304 and its headers", async ({ baseURL }) => {
  for (const path of ["/karta", "/boot.js", "/data/v1/compact.sv.json"]) {
    const first = await get(baseURL, path, { "accept-encoding": "br" });
    const etag = String(first.headers.etag ?? "");
    expect(etag, path).not.toBe("");
    const again = await get(baseURL, path, { "accept-encoding": "br", "if-none-match": etag });
    expect(again.status, path).toBe(304);
    expect(again.body.length, path).toBe(0);
    expect(again.headers["cache-control"], path).toBe(first.headers["cache-control"]);
  }
});

test("what is named after its content is kept for ever, the rest is asked for again", async ({ baseURL }) => {
  for (const path of [WASM, SECOND, SCRIPT, SHEET]) {
    expect((await get(baseURL, path)).headers["cache-control"], path).toBe("public, max-age=31536000, immutable");
  }
  expect((await get(baseURL, "/boot.js")).headers["cache-control"]).toBe("no-cache");
  expect((await get(baseURL, "/embed.js")).headers["cache-control"]).toBe("public, max-age=3600");
  expect((await get(baseURL, "/data/v1/index.json")).headers["cache-control"]).toMatch(/^public, max-age=300/);
});

test("pages may not be framed, embeds may, and both keep the policy", async ({ baseURL }) => {
  for (const path of ["/", "/karta", "/en/embed-builder", "/embedded"]) {
    const { headers } = await get(baseURL, path);
    expect(headers["content-security-policy"], path).toMatch(/frame-ancestors 'none'$/);
    expect(headers["cross-origin-opener-policy"], path).toBe("same-origin");
    expect(headers["referrer-policy"], path).toBe("strict-origin-when-cross-origin");
    expect(headers["permissions-policy"], path).toContain("camera=()");
  }
  for (const path of ["/embed/karta", "/en/embed/map", "/embed/organisationer/ny"]) {
    const { headers } = await get(baseURL, path);
    expect(headers["content-security-policy"], path).toMatch(/default-src 'none'.*frame-ancestors \*$/);
    expect(headers["cross-origin-opener-policy"], path).toBeUndefined();
    expect(headers["cross-origin-embedder-policy"], path).toBe("require-corp");
    expect(headers["cross-origin-resource-policy"], path).toBe("cross-origin");
  }
});

test("what is neither a page nor a worker carries no policy, and its type is not guessed", async ({ baseURL }) => {
  for (const path of [WASM, SECOND, SCRIPT, SHEET, "/boot.js", "/config.json", "/data/v1/signatories.geojson", "/data/v1/index.json"]) {
    const { headers } = await get(baseURL, path);
    for (const name of ["content-security-policy", "permissions-policy", "cross-origin-opener-policy", "referrer-policy"]) {
      expect(headers[name], `${path}: ${name}`).toBeUndefined();
    }
    expect(headers["x-content-type-options"], path).toBe("nosniff");
  }
  expect((await get(baseURL, "/sw.js")).headers["content-security-policy"]).toMatch(/default-src 'none'/);
});

test("a frame without an origin may load the app and its data", async ({ baseURL }) => {
  for (const path of [WASM, SECOND, SCRIPT, "/boot.js", "/embed.js", "/data/v1/signatories.geojson"]) {
    const { headers } = await get(baseURL, path, { origin: "null" });
    expect(headers["access-control-allow-origin"], path).toBe("*");
    expect(headers["cross-origin-resource-policy"], path).toBe("cross-origin");
  }
});
