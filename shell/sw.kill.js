// For emergencies: put in the place of sw.js, it takes over from whatever worker is there, deletes what that has put
// aside, takes itself away and loads the open pages anew. Answers lie in localStorage, which a worker cannot even reach.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) =>
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) if (name.startsWith("samspel-")) await caches.delete(name);
      await self.registration.unregister();
      for (const client of await self.clients.matchAll({ type: "window" })) await client.navigate(client.url);
    })(),
  ),
);
