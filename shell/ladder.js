// Where a file of the endpoint comes from: the network, else the last good copy on this device, else the copy that was
// published with the app. The module says whether a text is good; nothing is kept before it has. What is shown in place
// of the network's is said above the page, with its age and a way to ask again.

const root = document.documentElement;
const base = new URL(".", import.meta.url).pathname;
const embedded = /^(?:[\w-]+\/)?embed\//.test(location.pathname.slice(base.length));
const KEPT = "samspel-data";
const LIMIT_MS = 8_000;
const MAX_BYTES = 5_000_000;
const OLD_MS = 30 * 86_400_000;
const FAILED = 3;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// A page that is left stops asking; one that comes back from the browser's memory may ask again.
let leaving = new AbortController();
addEventListener("pagehide", () => leaving.abort());
addEventListener("pageshow", () => {
  if (leaving.signal.aborted) leaving = new AbortController();
});

/** Reads a body piece by piece: not every server says beforehand how much it sends. */
const whole = async (answer) => {
  const reader = answer.body.getReader();
  const pieces = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > MAX_BYTES) {
      reader.cancel();
      throw "size";
    }
    pieces.push(value);
  }
  return new Blob(pieces).text();
};

/** One request. Fails with a word, or with the status the server gave. */
const once = async (url, cache = "default") => {
  const stop = new AbortController();
  const { signal } = leaving;
  const abort = () => stop.abort();
  signal.addEventListener("abort", abort);
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    abort();
  }, LIMIT_MS);
  try {
    const answer = await fetch(url, { signal: stop.signal, cache });
    if (!answer.ok) throw Object.assign([answer.status], { after: Number(answer.headers.get("retry-after")) || 0 });
    // A captive portal or a misconfigured fallback answers 200 with a web page.
    if (!/json/.test(answer.headers.get("content-type"))) throw "type";
    if (Number(answer.headers.get("content-length")) > MAX_BYTES) throw "size";
    // A cut connection shows here, not in `fetch`.
    return await whole(answer);
  } catch (why) {
    if (Array.isArray(why) || typeof why === "string") {
      abort();
      throw why;
    }
    throw late ? "slow" : "none";
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", abort);
  }
};

const network = async (url) => {
  try {
    return await once(url);
  } catch (why) {
    if (!(why[0] >= 500)) throw why;
    // Not all at the same moment, and not before the server asks for it, within reason.
    await pause(Math.max(Math.min(why.after, 2) * 1_000, 200 + Math.random() * 600));
    return once(url, "no-cache");
  }
};

// Storage is not touched in a partner's frame, and may be forbidden elsewhere.
const stored = async (isWanted, url) => {
  if (embedded) return undefined;
  try {
    for (const name of await caches.keys()) {
      const hit = isWanted(name) && (await (await caches.open(name)).match(url));
      if (hit) return { text: await hit.text(), at: hit.headers.get("samspel-kept") ?? hit.headers.get("date") };
    }
  } catch (error) {
    console.warn("ladder: no copy can be read here:", error);
  }
  return undefined;
};

const keep = async (url, text) => {
  if (embedded) return;
  try {
    const headers = { "content-type": "application/json", "samspel-kept": new Date().toISOString() };
    await (await caches.open(KEPT)).put(url, new Response(text, { headers }));
  } catch (error) {
    console.warn("ladder: no copy can be kept here:", error);
  }
};

const addressOf = (name) => new URL(root.dataset.endpoint + name, location.href).href;

const bundled = async (name) => {
  const url = new URL(`${base}data/v1/${name}`, location.href).href;
  if (url !== addressOf(name)) {
    try {
      const text = await once(url);
      return { text, at: /"updated":\s*"(\d{4}-\d\d-\d\d)"/.exec(text)?.[1] };
    } catch {
      // What was put aside for use without a network is left.
    }
  }
  return stored((cache) => cache.startsWith("samspel-app-"), url);
};

// What was read of each file and is not judged yet; then, where it came from.
const read = new Map();
const copies = new Map();

const shown = (selector) => [...document.querySelectorAll(`[data-shell="copy"]${selector}`)].find((one) => !one.closest("[hidden][data-prefix]"));

const show = () => {
  const box = shown("");
  if (!box) return;
  const all = [...copies.values()];
  const written = root.dataset.samspel === "written";
  const worst = (written ? all : all.filter(({ rung }) => rung < FAILED)).reduce((a, b) => (b.rung > (a?.rung ?? 0) ? b : a), undefined);
  box.hidden = !worst;
  if (!worst) return;
  const at = new Date(worst.at ?? Number.NaN);
  const kind = ["", "kept", "bundled", "written"][worst.rung];
  for (const text of box.querySelectorAll("[data-copy]")) text.hidden = text.dataset.copy !== kind;
  for (const text of box.querySelectorAll("[data-why]")) text.hidden = text.dataset.why !== worst.why;
  for (const time of box.querySelectorAll("time")) {
    const known = !Number.isNaN(at.getTime());
    time.hidden = !known;
    if (!known) continue;
    time.dateTime = worst.at;
    time.textContent = at.toLocaleString(root.lang, { dateStyle: "long", ...(worst.at.length > 10 && { timeStyle: "short" }) });
  }
  box.querySelector("[data-old]").hidden = !(Date.now() - at.getTime() > OLD_MS);
};
new MutationObserver(show).observe(root, { attributeFilter: ["data-samspel"] });

// The page is not loaded anew before the network has what is missing: that would only take away what there is.
document.addEventListener("click", async ({ target }) => {
  const button = target.closest?.("[data-act=again]");
  if (!button || button.ariaDisabled === "true") return;
  button.ariaDisabled = "true";
  const still = shown(" [data-still]");
  still.hidden = true;
  const missing = [...copies].filter(([, { rung }]) => rung > 0).map(([name]) => name);
  const answers = await Promise.allSettled(missing.map((name) => once(addressOf(name), "no-cache")));
  if (answers.every(({ status }) => status === "fulfilled")) return location.reload();
  button.ariaDisabled = "false";
  still.hidden = false;
});

globalThis.samspel = {
  /** The text of a file, in UTF-8, on one rung: 0 the network, 1 the last good copy, 2 the copy published with the app. */
  async read(name, rung) {
    let found;
    if (rung === 0) {
      const text = await network(addressOf(name)).catch((why) => {
        throw Array.isArray(why) ? why[0] : why;
      });
      found = { text };
    } else {
      found = rung === 1 ? await stored((cache) => cache === KEPT, addressOf(name)) : await bundled(name);
    }
    if (found) read.set(name, found);
    return found && new TextEncoder().encode(found.text);
  },
  /** The next turn of the event loop. */
  turn: () => pause(0),
  /**
   * What became of a file: the rung it came from, 3 for none, and why the network's was not taken. Of which only a part was
   * read is no good copy, and takes back nothing that was said of the whole.
   */
  settled(name, rung, why, part) {
    const found = read.get(name);
    read.delete(name);
    if (part && (copies.get(name)?.rung ?? 0) >= rung) return;
    if (rung === 0 && found) void keep(addressOf(name), found.text);
    else if (rung > 0) console.warn(`ladder: ${name}: ${why}, rung ${rung}`);
    copies.set(name, { rung, why, at: found?.at });
    show();
    document.dispatchEvent(new CustomEvent("samspel-copy", { detail: { name, rung, why } }));
  },
};
