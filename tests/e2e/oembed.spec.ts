// A pasted link, as an independent reader of oEmbed (unfurl.js) sees it. The files need the site's address, which nobody
// knows when the tests build, so the pages are written once more for a site that this test serves.
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, normalize } from "node:path";
import { promisify } from "node:util";
import { unfurl } from "unfurl.js";
import { expect, test } from "./support/browser";

test.describe.configure({ mode: "serial", timeout: 300_000 });

const top = new URL("../../", import.meta.url).pathname;
let server: Server;
let folder: string;
let site: string;

test.beforeAll(async () => {
  // Writing every page takes half a minute beside other tests; the limit above is not this step's.
  test.setTimeout(300_000);
  folder = await mkdtemp(join(tmpdir(), "samspel-oembed-"));
  server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url ?? "/", "http://localhost").pathname);
    const name = path.endsWith(".json") ? path : join(path, "index.html");
    const body = await readFile(join(folder, name)).catch(() => undefined);
    response.setHeader("content-type", name.endsWith(".json") ? "application/json" : "text/html; charset=utf-8");
    response.writeHead(body ? 200 : 404).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  site = `http://localhost:${(server.address() as AddressInfo).port}`;
  const command = ["run", "--quiet", "--locked", "--offline", "--no-default-features", "--features", "prerender", "--bin", "prerender", "--"];
  await promisify(execFile)("cargo", [...command, "index.html", "data/v1", folder, "/", site], { cwd: top, maxBuffer: 1e8 });
});

test.afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

for (const [page, frame, lang] of [
  ["/karta", "/embed/karta", "sv"],
  ["/en/map", "/en/embed/map", "en"],
  ["/organisationer/exempelforeningen-alvstranden", "/embed/organisationer/exempelforeningen-alvstranden", "sv"],
  ["/principer/dialog", "/embed/principer/dialog", "sv"],
  ["/en/quick-check", "/en/embed/quick-check", "en"],
] as const) {
  test(`a pasted link to ${page} unfolds into the frame that shows it`, async ({ baseURL, page: tab }) => {
    const { oEmbed, title } = await unfurl(`${site}${page}`);
    expect(oEmbed).toMatchObject({ type: "rich", version: "1.0", width: 800, title: expect.any(String) });
    expect(title).toContain(oEmbed?.title ?? "nothing");
    const html = (oEmbed as { html: string }).html;
    expect(html).toContain(`src="${site}${frame}"`);
    expect(html).toMatch(/ title="[^"]+" .*loading="lazy".* sandbox="allow-scripts allow-same-origin [^"]+"/s);
    // What it points to is there, on a site that has the app as well.
    await tab.goto(new URL(frame.slice(1), baseURL).href);
    await expect(tab.locator("html")).toHaveAttribute("lang", lang);
    await expect(tab.locator("html")).toHaveAttribute("data-samspel", "ready");
  });
}

test("a page that cannot be framed promises no frame", async () => {
  const { oEmbed } = await unfurl(`${site}/sjalvskattning`);
  expect(oEmbed).toBeUndefined();
});
