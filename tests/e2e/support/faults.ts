// A server that passes on what the bundle's server says and breaks it on command. It stands between the browser and the
// bundle, not inside the browser, because what a service worker asks for never reaches `page.route`.
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { test as base, expect } from "./browser";

/** What the real server says. */
export type Answer = { status: number; headers: Record<string, string>; body: Buffer };

/** One request as the server sees it. */
export type Seen = { path: string; headers: IncomingMessage["headers"]; closed: boolean };

/** What is done in the place of answering. It may ask for the real answer. */
export type Fault = (to: { real: (plain?: boolean) => Promise<Answer>; response: ServerResponse; socket: Socket; times: number }) => void | Promise<void>;

const send = (response: ServerResponse, { status, headers, body }: Answer) => {
  response.writeHead(status, { ...headers, "content-length": String(body.length) });
  response.end(body);
};

/** A whole answer of one's own. */
export const say =
  (status: number, type: string, body: string | Buffer, more: Record<string, string> = {}): Fault =>
  ({ response }) =>
    send(response, { status, headers: { "content-type": type, "cache-control": "no-store", ...more }, body: Buffer.from(body) });

/** JSON in the place of a file of the endpoint. */
export const json = (body: string) => say(200, "application/geo+json", body);

/** Never answers. */
export const hang: Fault = () => {};

/** Says who it is and one byte, and then nothing more. */
export const stall: Fault = ({ response }) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "100000" });
  response.write("{");
};

/** Cuts the connection in the middle of the body. */
export const cut: Fault = async ({ real, response, socket }) => {
  const { headers, body } = await real();
  response.writeHead(200, { ...headers, "content-length": String(body.length) });
  response.write(body.subarray(0, body.length / 2));
  setTimeout(() => socket.destroy(), 50);
};

/** Cuts the connection before saying anything. */
export const refuse: Fault = ({ socket }) => void socket.destroy();

/** The real answer with one bit turned. */
export const flip: Fault = async ({ real, response }) => {
  const answer = await real();
  const at = Math.floor(answer.body.length / 2);
  answer.body[at] = (answer.body[at] ?? 0) ^ 1;
  send(response, answer);
};

/** The real answer, with its head or its text changed. */
export const changed =
  (how: { headers?: Record<string, string | undefined>; text?: (text: string) => string }): Fault =>
  async ({ real, response }) => {
    const answer = await real();
    for (const [name, value] of Object.entries(how.headers ?? {})) {
      if (value === undefined) delete answer.headers[name];
      else answer.headers[name] = value;
    }
    if (how.text) answer.body = Buffer.from(how.text(answer.body.toString()));
    send(response, answer);
  };

/** `fault` the first `count` times, the real answer after that. */
export const first =
  (count: number, fault: Fault): Fault =>
  async (to) =>
    to.times <= count ? fault(to) : send(to.response, await to.real());

/** Protections taken out of the shell's files, for `cargo xtask mutate`: the row's test has to fail then. */
type Edit = { file: string; from: string; to: string };
const MUTATION = (JSON.parse(process.env.SAMSPEL_MUTATION ?? "null") ?? []) as Edit[];

const editsOf = (path: string): Edit[] => {
  // What stands in index.html stands in every written page.
  const page = !path.includes(".");
  return MUTATION.filter(({ file }) => path === `/${file}` || (page && file === "index.html"));
};

const spoiled = (answer: Answer, path: string, edits: Edit[]): Answer => {
  let text = answer.body.toString();
  for (const { from, to } of edits) {
    if (!text.includes(from)) throw new Error(`${path} does not hold what the mutation takes out`);
    text = text.replace(from, () => to);
  }
  return { ...answer, body: Buffer.from(text) };
};

export class Faulty {
  readonly seen: Seen[] = [];
  private readonly rules: { path: RegExp; fault: Fault; times: number }[] = [];
  private readonly sockets = new Set<Socket>();
  private server = createServer((asked, response) => void this.answer(asked, response));
  private port = 0;
  /** Whether the browser may go by the age the data's headers promise; else it asks each time, and sees each fault. */
  cached = false;

  constructor(private readonly behind: URL) {}

  get url(): string {
    return `http://localhost:${this.port}/`;
  }

  /** Starts, or starts again on the same port. */
  async start(): Promise<void> {
    this.server = createServer((asked, response) => void this.answer(asked, response));
    this.server.on("connection", (socket) => {
      this.sockets.add(socket);
      socket.on("close", () => this.sockets.delete(socket));
    });
    await new Promise<void>((resolve) => this.server.listen(this.port, "127.0.0.1", resolve));
    this.port = (this.server.address() as AddressInfo).port;
  }

  /** As if the machine had been switched off. */
  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  /** Breaks every path that matches from now on; the latest rule wins. */
  break(path: RegExp, fault: Fault): void {
    this.rules.unshift({ path, fault, times: 0 });
  }

  /** Breaks nothing any more. */
  mend(): void {
    this.rules.length = 0;
  }

  /** How often a path was asked for. */
  count(path: RegExp): number {
    return this.seen.filter((one) => path.test(one.path)).length;
  }

  private async answer(asked: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = asked.url ?? "/";
    const seen: Seen = { path, headers: asked.headers, closed: false };
    this.seen.push(seen);
    response.on("close", () => (seen.closed = !response.writableFinished));
    response.on("error", () => {});
    const rule = this.rules.find((rule) => rule.path.test(path));
    // Below every rule: a test that publishes a changed file changes the spoiled one.
    const edits = editsOf(path);
    const real = async (plain = true) => {
      const answer = await this.real(asked, plain || edits.length > 0);
      return edits.length > 0 ? spoiled(answer, path, edits) : answer;
    };
    try {
      if (!rule) return send(response, await real(false));
      rule.times += 1;
      await rule.fault({ real, response, socket: asked.socket as Socket, times: rule.times });
    } catch {
      asked.socket.destroy();
    }
  }

  private real(asked: IncomingMessage, plain: boolean): Promise<Answer> {
    const headers = { ...asked.headers, host: this.behind.host };
    if (plain) delete headers["if-none-match"];
    return new Promise((resolve, reject) => {
      const passed = ask(new URL(asked.url ?? "/", this.behind), { method: asked.method, headers }, (answer) => {
        const pieces: Buffer[] = [];
        answer.on("data", (piece: Buffer) => pieces.push(piece));
        answer.on("end", () => {
          const told: Record<string, string> = {};
          for (const [name, value] of Object.entries(answer.headers)) {
            if (!["connection", "transfer-encoding", "content-length"].includes(name)) told[name] = String(value);
          }
          if (!this.cached && /\/data\//.test(asked.url ?? "")) told["cache-control"] = "no-cache";
          let body = Buffer.concat(pieces);
          const encoding = told["content-encoding"];
          // Whoever breaks an answer means its text, not its compressed form.
          if (plain && encoding && body.length > 0) {
            body = Buffer.from(encoding === "br" ? brotliDecompressSync(body) : gunzipSync(body));
            delete told["content-encoding"];
          }
          resolve({ status: answer.statusCode ?? 502, headers: told, body });
        });
        answer.on("error", reject);
      });
      passed.on("error", reject);
      passed.end();
    });
  }
}

/** Tests on a site of their own that can be broken; every address is of that site. */
export const test = base.extend<{ site: Faulty }>({
  site: async ({}, use, info) => {
    const site = new Faulty(new URL(process.env.BASE_URL ?? info.project.use.baseURL ?? "http://127.0.0.1:8080/"));
    await site.start();
    await use(site);
    await site.stop();
  },
  baseURL: async ({ site }, use) => use(site.url),
});

/** Sees to it that a notice of the shell says this, in a sentence that is shown: hidden ones are text as well. */
export async function says(page: Page, name: string, sentence: RegExp): Promise<void> {
  await expect(page.getByRole("complementary", { name }).locator("span:visible").filter({ hasText: sentence })).toHaveCount(1);
}

export { expect } from "./browser";
