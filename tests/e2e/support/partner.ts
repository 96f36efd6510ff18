// A partner's site: plain pages on another origin (`localhost`, while the app stands on `127.0.0.1`: two sites to the
// browser), with headers and a body that each test chooses.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export const SANDBOX = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox";
const ORG = "exempelforeningen-alvstranden";

/** Every embed: address, view and item of the element, and what its heading says. */
export const EMBEDS = [
  { path: "embed/karta?district=hisingen", element: 'view="map" district="hisingen"', heading: "Organisationer" },
  { path: "embed/karta?map=0", element: 'view="list"', heading: "Organisationer" },
  { path: `embed/organisationer/${ORG}`, element: `view="organisation" item="${ORG}"`, heading: "Exempelföreningen Älvstranden" },
  { path: "embed/principer/dialog", element: 'view="principle" item="dialog"', heading: "Dialog" },
  { path: "embed/snabbkoll", element: 'view="quick"', heading: "Snabbkoll" },
  { path: `embed/marke/${ORG}`, element: `view="badge" item="${ORG}"`, heading: "Vi har skrivit under" },
  { path: "en/embed/map", element: 'view="map" lang="en"', heading: "Organisations" },
  { path: `en/embed/organisations/${ORG}`, element: `view="organisation" item="${ORG}" lang="en"`, heading: "Exempelföreningen Älvstranden" },
  { path: "en/embed/principles/dialogue", element: 'view="principle" item="dialogue" lang="en"', heading: "Dialogue" },
  { path: "en/embed/quick-check", element: 'view="quick" lang="en"', heading: "Quick check" },
  { path: `en/embed/badge/${ORG}`, element: `view="badge" item="${ORG}" lang="en"`, heading: "We have signed" },
] as const;

export class Partner {
  #server: Server;
  #page = "";
  #headers: Record<string, string> = {};

  constructor() {
    this.#server = createServer((request, response) => {
      // The browser asks for an icon of its own accord; a failure would be an error of the partner's.
      if (request.url?.includes("favicon")) return void response.writeHead(204).end();
      for (const [name, value] of Object.entries(this.#headers)) response.setHeader(name, value);
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.end(this.#page);
    });
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
  }

  stop(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  /** Address of the page. */
  get url(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}/`;
  }

  /** What the site shows from now on. */
  show(body: string, headers: Record<string, string> = {}, head = ""): string {
    this.#headers = headers;
    this.#page = `<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Partner</title>
      <meta name="viewport" content="width=device-width">${head}</head><body><main aria-label="Partner"><h1>Partner</h1>${body}
      <p id="below">Stycket under.</p></main></body></html>`;
    return this.url;
  }
}

/** The frame as README.md writes it. */
export function iframe(src: string, sandbox = SANDBOX): string {
  return `<iframe src="${src.replaceAll("&", "&amp;")}" title="Samspel" width="100%" height="560" loading="lazy" style="border:0"
    sandbox="${sandbox}" referrerpolicy="strict-origin-when-cross-origin"></iframe>`;
}
