// <samspel-embed>: writes the frame that a partner would otherwise paste, and follows its height. No style sheet, no
// storage, no request of its own. It runs in the partner's page and trusts no message but its own frame's.
//
//   <script type="module" src="https://HOST/embed.js"></script>
//   <samspel-embed view="map" district="hisingen" lang="sv"><a href="https://HOST/karta">Kartan</a></samspel-embed>
//
// What stands inside it is shown where this does not run, and again where the frame does not answer.

const home = new URL(".", import.meta.url);
const [LEAST, MOST] = [200, 5000];
// Path in Swedish and in English, title in either, height until the frame tells its own.
const organisations = ["Organisationer i överenskommelsen", "Organisations in the compact", 560];
const VIEWS = {
  map: ["karta", "map", ...organisations],
  list: ["karta", "map", ...organisations],
  organisation: ["organisationer/", "organisations/", "En organisation i överenskommelsen", "An organisation in the compact", 560],
  principle: ["principer/", "principles/", "En princip i överenskommelsen", "A principle of the compact", 640],
  quick: ["snabbkoll", "quick-check", "Snabbkoll", "Quick check", 640],
  badge: ["marke/", "badge/", "Vi har skrivit under", "We have signed", LEAST],
};
const OPTIONS =
  "q kind theme district signed_from signed_to citywide selected at sort theme_color scheme search filters list map timeline".split(" ");

class SamspelEmbed extends HTMLElement {
  static observedAttributes = ["view", "lang", "item", "label", "height", ...OPTIONS];
  #inside;
  #frame;
  #waiting;
  #asked;

  #hear = ({ origin, source, data }) => {
    if (source !== this.#frame.contentWindow || origin !== home.origin) return;
    if (data?.source !== "samspel" || data.v !== 1 || data.type !== "height" || !Number.isFinite(data.height)) return;
    clearTimeout(this.#waiting);
    this.#inside.remove();
    if (!this.hasAttribute("height")) this.#frame.height = Math.ceil(Math.min(MOST, Math.max(LEAST, data.height)));
  };

  connectedCallback() {
    if (!this.#inside) {
      this.#inside = document.createElement("div");
      this.#inside.append(...this.childNodes);
    }
    addEventListener("message", this.#hear);
    this.#show();
  }

  disconnectedCallback() {
    removeEventListener("message", this.#hear);
    clearTimeout(this.#waiting);
  }

  // Several attributes changed in one go are one change.
  attributeChangedCallback() {
    if (!this.#frame || this.#asked) return;
    this.#asked = true;
    queueMicrotask(() => {
      this.#asked = false;
      if (this.isConnected) this.#show();
    });
  }

  #show() {
    const get = (name) => this.getAttribute(name) ?? "";
    const english = +get("lang").startsWith("en");
    const view = VIEWS[Object.hasOwn(VIEWS, get("view")) ? get("view") : "map"];
    const path = view[english];
    const to = new URL((english ? "en/" : "") + "embed/" + path + (path.endsWith("/") ? encodeURIComponent(get("item")) : ""), home);
    for (const name of OPTIONS) if (this.hasAttribute(name)) to.searchParams.set(name, get(name));
    if (get("view") === "list") to.searchParams.set("map", "0");
    let frame = this.#frame;
    // Another address is another frame: the steps back of the page around it are the reader's.
    if (frame?.src !== to.href || !this.contains(frame)) {
      frame = this.#frame = document.createElement("iframe");
      frame.width = "100%";
      frame.loading = "lazy";
      frame.referrerPolicy = "strict-origin-when-cross-origin";
      frame.sandbox = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox";
      // The room is taken before anything has come, so that nothing around it moves.
      frame.height = view[4];
      this.style.display = frame.style.display = "block";
      frame.style.border = "0";
      frame.onload = () => {
        this.#waiting = setTimeout(() => this.append(this.#inside), 8000);
      };
      frame.src = to;
      if (!this.#inside.textContent.trim()) {
        const link = document.createElement("a");
        link.href = to.href;
        link.textContent = view[2 + english];
        this.#inside.append(link);
      }
      clearTimeout(this.#waiting);
      this.replaceChildren(frame);
    }
    frame.title = get("label") || view[2 + english];
    if (this.hasAttribute("height")) frame.height = parseInt(get("height"), 10) || view[4];
  }
}

if (!customElements.get("samspel-embed")) customElements.define("samspel-embed", SamspelEmbed);
