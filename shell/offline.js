// Use without a network: registers sw.js once the page stands, and asks before a new version takes over. Never in a
// partner's frame, and never while an answer is not saved. `"offline": false` in config.json takes it all away again.

const root = document.documentElement;
const base = new URL(".", import.meta.url).pathname;
const shown = (name) => [...document.querySelectorAll(`[data-shell="${name}"]`)].find((one) => !one.closest("[hidden][data-prefix]"));

let agreed = false;
let waiting;

const offer = (worker) => {
  waiting = worker;
  const box = shown("update");
  if (box) box.hidden = false;
};

/** Goes on to the new version when a person has agreed and nothing is unsaved. */
const go = () => {
  if (!agreed || !waiting) return;
  const unsaved = "unsaved" in root.dataset;
  const wait = shown("update")?.querySelector("[data-wait]");
  if (wait) wait.hidden = !unsaved;
  if (!unsaved) waiting.postMessage("go");
};

const watch = (registration) => {
  if (registration.waiting && navigator.serviceWorker.controller) offer(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker?.addEventListener("statechange", () => {
      // The first version replaces none, so there is nothing to ask.
      if (worker.state === "installed" && navigator.serviceWorker.controller) offer(worker);
    });
  });
};

/** Whether this tab has been told that there is no room; it is from now on. */
const told = () => {
  try {
    const before = sessionStorage.getItem("samspel/full");
    sessionStorage.setItem("samspel/full", "1");
    return before;
  } catch {
    return null;
  }
};

/** Takes the worker away, and what was put aside under names that begin so. */
const takeAway = async (names) => {
  for (const registration of await navigator.serviceWorker.getRegistrations()) {
    if (new URL(registration.scope).pathname === base) await registration.unregister();
  }
  for (const name of await caches.keys()) if (name.startsWith(names)) await caches.delete(name);
};

const begin = async () => {
  if (!("serviceWorker" in navigator)) return;
  if (root.dataset.offline === "off") return takeAway("samspel-app-");
  // Whoever asks to save data has not asked for a megabyte in advance.
  if (navigator.connection?.saveData) return;
  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    const box = data?.samspel === "full" && !told() && shown("full");
    if (box) box.hidden = false;
  });
  let done = false;
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (!agreed || done) return;
    done = true;
    location.reload();
  });
  const registration = await navigator.serviceWorker.register(`${base}sw.js`, { updateViaCache: "none" });
  if (!registration) return;
  watch(registration);
  document.addEventListener("click", ({ target }) => {
    const act = target.closest?.("[data-act]")?.dataset.act;
    if (act === "later") target.closest("[data-shell]").hidden = true;
    if (act === "update") {
      agreed = true;
      go();
    }
  });
  // Data that a newer version is needed for asks for that version.
  document.addEventListener("samspel-copy", ({ detail }) => {
    if (detail.why === "newer") registration.update().catch(() => {});
  });
};

// After the first answer that was saved the browser is asked to keep it; it may say no, and nothing is promised.
let asked = false;
new MutationObserver(() => {
  go();
  if (asked || "unsaved" in root.dataset) return;
  asked = true;
  void navigator.storage?.persist?.().catch(() => false);
}).observe(root, { attributeFilter: ["data-unsaved"] });

// A person deletes all that is kept here. The next visit begins as the first one did.
document.addEventListener("samspel-delete", () => {
  try {
    sessionStorage.removeItem("samspel/full");
  } catch {
    // Where nothing may be kept nothing is.
  }
  takeAway("samspel-").catch(() => {});
});

begin().catch((error) => console.warn("offline: not available here:", error));
