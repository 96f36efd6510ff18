// Starts the app and catches it when it falls. No framework, no text of its own: every sentence stands in index.html,
// so that it can be read before, without and after WebAssembly.
//
// The wasm file is fetched here with its integrity hash because Chromium ignores `integrity` on a preload link of
// `as=fetch`; `fetch` fails closed and still reuses the preloaded response.

const root = document.documentElement;
const base = new URL(".", import.meta.url).pathname;
const WATCHDOG_MS = 15_000;
const CONFIG_MS = 4_000;
const AGAIN_MS = 10_000;
const STORE = "samspel/";
const ASIDE = "samspel/quarantine/";

root.dataset.base = base;

// Whatever writes HTML or names a program goes through here (`require-trusted-types-for`). Leptos clones static markup
// through a template: markup that could run anything is refused. Programs are this site's own, named before they run.
const runs = /<(?:script|iframe|object|embed|base|meta|link)|\son\w+\s*=|javascript:|srcdoc|<svg[^>]*\sonload/i;
globalThis.trustedTypes?.createPolicy("default", {
  createHTML: (html) => {
    if (runs.test(html)) throw new TypeError("markup that could run something");
    return html;
  },
  createScriptURL: (url) => {
    const { origin, pathname } = new URL(url, location.href);
    if (origin !== location.origin || !pathname.startsWith(base) || !pathname.endsWith(".js")) throw new TypeError("not a program of this site");
    return url;
  },
});

performance.mark("samspel:boot");

// Storage may be forbidden (a partner's frame, a private window): touching it throws, so every use is guarded.
const keys = () => {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(STORE));
  } catch {
    return [];
  }
};
const stored = () => keys().map((key) => [key, localStorage.getItem(key)]);

// One language: the texts whose prefix is the first segment of the path, else those without a prefix.
const first = location.pathname.slice(base.length).split("/")[0];
const prefixes = [...document.querySelectorAll("[data-prefix]")].map((part) => part.dataset.prefix);
const prefix = prefixes.includes(first) ? first : "";
for (const part of document.querySelectorAll("[data-prefix]")) {
  part.hidden = part.dataset.prefix !== prefix;
  if (!part.hidden) root.lang = part.lang;
}
const shown = (selector) => document.querySelector(`[data-prefix="${prefix}"] ${selector}`);

const embedded = /^(?:[\w-]+\/)?embed\//.test(location.pathname.slice(base.length));
if (!embedded) {
  try {
    const theme = localStorage.getItem("samspel/theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  } catch {
    // Without storage the system's theme is used.
  }
}

// An embed that is the map alone was written with the list beside it, which takes the map's room in a narrow frame.
if (embedded && /[?&]list=0\b/.test(location.search)) {
  document.querySelector("#prerendered .map-page")?.classList.add("no-list", "map-only");
  document.querySelector("#prerendered .map-list")?.remove();
}
// The picture of the map shows everybody: where the address names some of them or another view, by the keys of
// `src/core/register/query.rs`, the places wait for the app.
if (/[?&](q|kind|theme|district|signed_from|signed_to|citywide|at)=./.test(location.search)) {
  for (const place of document.querySelectorAll(".map-picture :is(.place, .area)")) place.remove();
}

// --- starting ---------------------------------------------------------------------------------------------------

const fault = (kind, error) => {
  if (error) console.error(`boot: ${kind}:`, error);
  const box = shown(".static-fault");
  if (!box || root.dataset.samspel === "ready") return;
  for (const text of box.querySelectorAll("[data-fault]")) text.hidden = text.dataset.fault !== kind;
  shown(".static-wait")?.remove();
  box.hidden = false;
  root.dataset.fault = kind;
};

const link = (selector) => document.head.querySelector(selector);

// What is the deployer's choice stands in config.json, never in the address bar. Asked for while the wasm file is on its
// way. Most sites say nothing there, so what reads it comes only when there is something to read.
const configure = async () => {
  root.dataset.endpoint = `${base}data/v1/`;
  let config = {};
  try {
    config = await (await fetch(`${base}config.json`, { signal: AbortSignal.timeout(CONFIG_MS) })).json();
    if (Object.keys(config).join() === "data" && config.data === "data/v1/") return;
  } catch (error) {
    console.warn("boot: config.json could not be read, using the bundled data:", error);
    return;
  }
  const settings = await import(`${base}settings.js`).catch((error) => console.warn("boot: using the bundled data:", error));
  settings?.settle(config);
};

const kindOf = async (error, file) => {
  if (typeof WebAssembly !== "object") return "unsupported";
  if (error instanceof WebAssembly.CompileError) {
    return /Content Security Policy|unsafe-eval|blocked by CSP/i.test(String(error)) ? "blocked" : "broken";
  }
  if (error instanceof WebAssembly.LinkError) return "broken";
  if (!navigator.onLine) return "offline";
  // A failed fetch says nothing of why: ask the same address again, without the hash.
  try {
    const answer = await fetch(file, { cache: "no-store", credentials: "omit" });
    if (!answer.ok) return "missing";
    return "integrity";
  } catch {
    return "offline";
  }
};

// Which bundle has this page: the one with the longest path that the address begins with. A development build has
// only one, and trunk's own preload links name it.
const path = location.pathname.slice(base.length).replace(/\/+$/, "");
const reach = (bundle) =>
  Math.max(...bundle.dataset.paths.split(" ").map((part) => (part === "" || path === part || path.startsWith(`${part}/`) ? part.length : -1)));
const bundle = () => {
  const [best] = [...document.head.querySelectorAll('link[rel="bundle"]')].sort((a, b) => reach(b) - reach(a));
  const [script, wasm] = [link('link[rel="modulepreload"]'), link('link[rel="preload"][as="fetch"]')];
  if (!best) return { script: script.href, wasm: wasm.href, wasmIntegrity: wasm.integrity };
  const { script: glue, wasm: module, ...rest } = best.dataset;
  return { ...rest, script: new URL(glue, location.href).href, wasm: new URL(module, location.href).href };
};

// A module's integrity is enforced through its preload link, and import() then takes the module that was checked. WebKit
// does not look at it there: it fetches the script first, which fails closed, and import() takes that from the browser's
// cache.
const checked = ({ script, scriptIntegrity }) =>
  new Promise((resolve, reject) => {
    if (!scriptIntegrity) return resolve();
    if (/^Apple/.test(navigator.vendor)) {
      return fetch(script, { integrity: scriptIntegrity }).then((answer) => (answer.ok ? resolve() : reject(answer.status)), reject);
    }
    const preload = Object.assign(document.createElement("link"), {
      rel: "modulepreload", href: script, crossOrigin: "anonymous", integrity: scriptIntegrity, onload: resolve, onerror: reject,
    });
    document.head.append(preload);
  });

// The written page is drawn before the module takes the line and the processor. A tab or a frame that is
// not in sight gets no frames, so it does not wait for long.
const drawn = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, document.hidden ? 0 : 1_000);
  });

// A page from before the last upload asks for files that are gone: the page itself is asked for anew, once. That it has
// been is noted in this step of the history, since storage may be forbidden.
const missing = (error) => {
  if (history.state?.again || root.dataset.samspel === "ready") return fault("missing", error);
  console.warn("boot: missing, the page is loaded anew:", error);
  history.replaceState({ again: true }, "");
  location.reload();
};

const stop = (kind, error) => (kind === "missing" ? missing(error) : fault(kind, error));

const start = async () => {
  const chosen = bundle();
  const painted = drawn();
  const watchdog = setTimeout(() => fault("slow"), WATCHDOG_MS);
  const configured = configure();
  // Awaited below, as `fetched` is.
  configured.catch(() => {});
  await painted;
  const load = (cache) => fetch(chosen.wasm, { integrity: chosen.wasmIntegrity, credentials: "same-origin", cache });
  // A file that was damaged on its way lies in the browser's cache for a year: it is asked for once more, past that.
  const fetched = load("default").catch(() => load("reload"));
  // It is awaited below; until then a failure is nobody's unhandled rejection.
  fetched.catch(() => {});
  // Answers, wishes and a worker are what no first view has, outside frames. Without a network the worker alone has the
  // second half, and a request that blocks, as one that is asked for when it is called, goes past it.
  const returning = () => location.search !== "" || location.hash !== "" || keys().length > 0 || navigator.serviceWorker?.controller;
  const second = samspel.second.of(chosen, !embedded && returning());
  let glue;
  try {
    await checked(chosen);
    glue = await import(chosen.script);
  } catch (error) {
    // A script that was damaged on its way lies in the browser's cache as well: a whole one takes its place there.
    const whole = await fetch(chosen.script, { integrity: chosen.scriptIntegrity, cache: "reload" }).then(({ ok }) => ok, () => false);
    const kind = whole ? (history.state?.again ? "broken" : "missing") : await kindOf(error, chosen.script);
    clearTimeout(watchdog);
    stop(kind, error);
    return;
  }
  try {
    const answer = await fetched;
    if (!answer.ok) {
      missing(`${chosen.wasm}: ${answer.status}`);
      return;
    }
    await configured;
    await second;
    await glue.default({ module_or_path: answer });
    if (history.state?.again) history.replaceState(null, "");
  } catch (error) {
    if (root.dataset.samspel === "dead") return;
    stop(error === "framed" ? error : await kindOf(error, chosen.wasm), error);
  } finally {
    clearTimeout(watchdog);
  }
};

// --- falling ----------------------------------------------------------------------------------------------------

// The app stands: what was written in its place goes in the same frame, and what the person had in hand goes along.
const takeOver = () => {
  const [app, written] = [document.getElementById("app"), document.getElementById("prerendered")];
  const held = document.activeElement;
  const alike = (part) => [...part.querySelectorAll(held.localName)].filter((one) => one.getAttribute("href") === held.getAttribute("href"));
  const at = written?.contains(held) ? alike(written).indexOf(held) : -1;
  const opened = [...(written?.querySelectorAll("details") ?? [])].map((one) => one.open);
  document.getElementById("static")?.remove();
  app.hidden = app.inert = false;
  written?.remove();
  for (const [index, one] of [...app.querySelectorAll("details")].entries()) if (opened[index]) one.open = true;
  if (at >= 0) alike(app)[at]?.focus({ preventScroll: true });
  samspel.second.onceUsed();
  if (!embedded) later();
};

// What is not needed to show the page comes when the browser has nothing better to do.
const later = () => (globalThis.requestIdleCallback ?? setTimeout)(() => import(`${base}offline.js`).catch((error) => console.warn("boot:", error)));

// A second stop within ten seconds of a start: what was saved may be what stops it, so the next start leaves it alone.
const CRASHED = "samspel/crashed";
const SAFE = "samspel/safe";
const session = (act) => {
  if (embedded) return undefined;
  try {
    return act(sessionStorage);
  } catch {
    return undefined;
  }
};
if (session((store) => store.getItem(SAFE))) {
  // Asked for once: the next reload tries again.
  session((store) => store.removeItem(SAFE));
  root.dataset.safe = "";
  const notice = shown('[data-shell="safe"]');
  if (notice) notice.hidden = false;
}
setTimeout(() => {
  if (root.dataset.samspel !== "dead") session((store) => store.removeItem(CRASHED));
}, AGAIN_MS);

// The written page stays: the app waits behind it, so that the page's skip link is the first link there is.
const stay = () => {
  const app = document.getElementById("app");
  app.hidden = true;
  document.getElementById("prerendered")?.after(app);
};

const crashed = () => {
  const screen = document.getElementById("crash");
  if (!screen.hidden) return;
  if (performance.now() < AGAIN_MS && session((store) => store.getItem(CRASHED))) session((store) => store.setItem(SAFE, "1"));
  session((store) => store.setItem(CRASHED, "1"));
  document.getElementById("app").inert = true;
  document.getElementById("static")?.remove();
  screen.hidden = false;
  screen.querySelector(`[data-prefix="${prefix}"] h2`)?.focus();
};

const dump = () => {
  const text = JSON.stringify({ app: "samspel", dump: 1, saved: new Date().toISOString(), keys: Object.fromEntries(stored()) }, null, 2);
  const anchor = document.createElement("a");
  anchor.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  anchor.download = "samspel-svar.json";
  anchor.click();
  // Safari on a phone asks first where to save it.
  setTimeout(() => URL.revokeObjectURL(anchor.href), 60_000);
};

const fresh = () => {
  const stamp = new Date().toISOString();
  try {
    for (const [key, value] of stored()) {
      if (key.startsWith(ASIDE) || key === "samspel/theme") continue;
      localStorage.setItem(`${ASIDE}${stamp}/${key}`, value);
      localStorage.removeItem(key);
    }
  } catch (error) {
    console.error("boot: could not put the answers aside:", error);
    return;
  }
  location.reload();
};

document.addEventListener("click", (event) => {
  const act = event.target.closest?.("[data-act]")?.dataset.act;
  if (act === "reload") location.reload();
  if (act === "dump") dump();
  if (act === "fresh") fresh();
});
new MutationObserver(() => {
  // What still runs of an app that has stopped does not bring it back.
  if (!document.getElementById("crash").hidden) {
    if (root.dataset.samspel !== "dead") root.dataset.samspel = "dead";
    return;
  }
  if (root.dataset.samspel === "ready") takeOver();
  if (root.dataset.samspel === "written") stay();
  if (root.dataset.samspel === "dead") crashed();
}).observe(root, { attributeFilter: ["data-samspel"] });
// Stack overflow, which Firefox has a name of its own for, and out of memory end the instance without a panic message of
// its own.
const ends = (error) => error instanceof WebAssembly.RuntimeError || error?.name === "InternalError";
addEventListener("error", ({ error }) => {
  if (ends(error) || error instanceof RangeError) root.dataset.samspel = "dead";
});
addEventListener("unhandledrejection", ({ reason }) => {
  if (ends(reason)) root.dataset.samspel = "dead";
});

start();
