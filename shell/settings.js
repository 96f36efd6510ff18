// What `config.json` says, noted on `<html>` for the program: asked for by `boot.js` when it says anything. By the same rules
// as `src/core/endpoint/config.rs`, which reads it when the pages are written: a wrong key is named, and counts as not written.

const root = document.documentElement;
const base = new URL(".", import.meta.url).pathname;

const text = (one) => typeof one === "string";
const listOf = (fine) => (list) => Array.isArray(list) && list.length > 0 && list.every((one) => text(one) && fine(one));
const address = (one) => {
  const home = new URL(base, location.href);
  if (!text(one) || !one || !URL.canParse(one, home)) return false;
  const url = new URL(one, home);
  return url.protocol === "https:" || url.origin === location.origin;
};
const rules = {
  data: [address, "an address of this site or over https"],
  languages: [listOf((one) => /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i.test(one)), 'a list of language tags, as in ["sv"]'],
  publisher: [(one) => text(one) && one.trim() && one.length <= 120, "a name of at most 120 characters"],
  contact: [(one) => text(one) && /^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(one), "an e-mail address"],
  frame_ancestors: [listOf((one) => /^(\*|'self'|https:\/\/(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d+)?)$/i.test(one)), `a list of "*", "'self'" or origins over https`],
  offline: [(one) => typeof one === "boolean", "true or false"],
  tiles: [() => true],
};
/** Notes on `<html>` what `read`, the content of config.json, says. Throws `"framed"` where this page may not be shown. */
export const settle = (read) => {
  const config = {};
  // The key is named, so that whoever wrote the file finds the line; what is wrong counts as not written.
  const wrong = (key, rule) => console.warn(`config.json: "${key}" should be ${rule}; it is left out`);
  if (!read || typeof read !== "object" || Array.isArray(read)) wrong("", "an object in JSON");
  else {
    for (const [key, value] of Object.entries(read)) {
      const [fine, rule] = Object.hasOwn(rules, key) ? rules[key] : [() => false, "a known key"];
      if (fine(value)) config[key] = value;
      else wrong(key, rule);
    }
  }
  const { data, languages: named = [], publisher, contact, frame_ancestors: ancestors = ["*"], tiles, offline } = config;
  const home = new URL(base, location.href);
  if (offline === false) root.dataset.offline = "off";
  if (data) root.dataset.endpoint = new URL(data.endsWith("/") ? data : `${data}/`, home).href;
  if (publisher) root.dataset.publisher = publisher;
  if (contact) root.dataset.contact = contact;
  const languages = named.filter(known);
  if (languages.length) root.dataset.languages = languages.join(" ");
  elsewhere(languages);
  if (!welcome(ancestors)) throw "framed";
  // Raster tiles for the map, off unless named. The template keeps its braces, which an URL would escape.
  if (tiles === undefined) return;
  if (!address(tiles?.url)) return wrong("tiles.url", rules.data[1]);
  if (!text(tiles.attribution) || !tiles.attribution) return wrong("tiles.attribution", "a text that thanks who made the tiles");
  root.dataset.tiles = /^https?:/.test(tiles.url) ? tiles.url : new URL("/", home).origin + (tiles.url.startsWith("/") ? tiles.url : base + tiles.url);
  root.dataset.tilesCredit = tiles.attribution;
  root.dataset.tilesZoom = String(tiles.max_zoom ?? 19);
};

// What the page itself has, or what it names as its twin.
const known = (lang) => lang === root.lang || document.querySelector(`link[rel="alternate"][hreflang="${lang}"], [data-prefix][lang="${lang}"]`);

// A page in a language that is not offered leads to the same page in the first that is, or to where that one begins.
const elsewhere = (languages) => {
  if (!languages.length || languages.includes(root.lang)) return;
  for (const lang of languages) {
    const there = document.head.querySelector(`link[rel="alternate"][hreflang="${lang}"]`)?.href;
    const part = document.querySelector(`[data-prefix][lang="${lang}"]`);
    const to = there ?? (part && new URL(`${base}${part.dataset.prefix}`, location.href).href);
    if (to) return location.replace(to + location.search + location.hash);
  }
};

// A frame inside a page that is not named stays as it was written. The server's `frame-ancestors` comes first; this stands
// in where a host sends no headers. As there, every page around this one counts, where the browser tells them; who cannot be
// told, because no referrer is sent, is let in.
const welcome = (ancestors) => {
  if (window.parent === window) return true;
  const around = location.ancestorOrigins ? [...location.ancestorOrigins] : document.referrer ? [new URL(document.referrer).origin] : [];
  const named = (origin, one) => one === "*" || one === origin || (one.includes("//*.") && origin.startsWith("https://") && origin.endsWith(one.slice(9)));
  return around.every((origin) => origin === "null" || origin === location.origin || ancestors.some((one) => named(origin, one.toLowerCase())));
};
