// Lets the site work without a network after one visit. Two lists are filled in by the build; a change of either is what
// makes a new version. What is put aside is put aside whole or not at all; a new version waits for a person's yes.
//
// The endpoint's files are asked for by ladder.js and never answered from here: a copy is only shown where it is called one.

const BUILD = "development";
const HASHED = [];
const NAMED = [];
const CACHE = `samspel-app-${BUILD}`;
const SHELL = "200.html";
const PAGE_MS = 3_000;

const scope = new URL(self.registration.scope).pathname;
const embedded = /^(?:[\w-]+\/)?embed\//;

const precache = async () => {
  const cache = await caches.open(CACHE);
  const put = async (name, how) => {
    const answer = await fetch(scope + name, how);
    if (!answer.ok || answer.redirected) throw new Error(`${name}: ${answer.status}`);
    await cache.put(scope + name, answer);
  };
  try {
    // A file named after its content is the same wherever it comes from; the others must not be yesterday's.
    await Promise.all([...HASHED.map((name) => put(name)), ...NAMED.map((name) => put(name, { cache: "reload" }))]);
  } catch (error) {
    await caches.delete(CACHE);
    // Told apart for the page: no room is worth a word, anything else is tried again at the next visit.
    for (const client of await self.clients.matchAll({ includeUncontrolled: true })) {
      client.postMessage({ samspel: error?.name === "QuotaExceededError" ? "full" : "failed" });
    }
    throw error;
  }
};

const clear = async () => {
  for (const name of await caches.keys()) {
    if (name.startsWith("samspel-app-") && name !== CACHE) await caches.delete(name);
  }
};

/** The network within three seconds, else what was put aside. */
const page = async (event) => {
  const cached = () => caches.match(scope + SHELL, { cacheName: CACHE });
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PAGE_MS);
  try {
    return await fetch(event.request, { signal: stop.signal });
  } catch (error) {
    const shell = await cached();
    if (shell) return shell;
    throw error;
  } finally {
    clearTimeout(timer);
  }
};

const named = async (request) => {
  try {
    const answer = await fetch(request);
    if (answer.ok) return answer;
    return (await caches.match(request.url, { cacheName: CACHE })) ?? answer;
  } catch (error) {
    const kept = await caches.match(request.url, { cacheName: CACHE });
    if (kept) return kept;
    throw error;
  }
};

self.addEventListener("install", (event) => event.waitUntil(precache()));
self.addEventListener("activate", (event) => event.waitUntil(clear()));
self.addEventListener("message", ({ data }) => {
  if (data === "go") self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin || !url.pathname.startsWith(scope)) return;
  const inside = url.pathname.slice(scope.length);
  if (inside.startsWith("data/")) return;
  if (event.request.mode === "navigate") {
    if (!embedded.test(inside)) event.respondWith(page(event));
  } else if (HASHED.includes(inside)) {
    event.respondWith(caches.match(scope + inside, { cacheName: CACHE }).then((kept) => kept ?? fetch(event.request)));
  } else if (NAMED.includes(inside)) {
    event.respondWith(named(event.request));
  }
});
