// The second half of the program: what no first view of a page calls (`xtask/src/build/halves.rs`). It comes when somebody
// begins to use the page, at the latest after three seconds; with the first to who brings answers along, or wishes in the
// address. When it is called before it is there, the page waits for it, which is what a blocking request does.

const root = document.documentElement;
const SIGNS = ["pointermove", "pointerdown", "touchstart", "wheel", "keydown"];
const LATEST_MS = 3_000;

let files = {};
let coming;
let compiled;
let failed;

// What is still on its way when the page is left is not waited for.
const leaving = new AbortController();
addEventListener("pagehide", ({ persisted }) => persisted || leaving.abort());

const bring = () => {
  if (!files.later || coming) return;
  coming = fetch(files.later, { integrity: files.laterIntegrity, credentials: "same-origin", signal: leaving.signal })
    .then((answer) => answer.arrayBuffer())
    .then((bytes) => WebAssembly.compile(bytes))
    .then((module) => (compiled ??= module))
    .catch((error) => leaving.signal.aborted || console.warn("second half: asked for again when it is called:", error));
};

/** SHA-256 as `integrity` writes it. The browser's own would have to be awaited. Constants: FIPS 180-4, 4.2.2 and 5.3.3. */
const digest = (bytes) => {
  const primes = [];
  for (let one = 2; primes.length < 64; one += 1) if (primes.every((prime) => one % prime)) primes.push(one);
  const fraction = (root) => ((root - Math.floor(root)) * 2 ** 32) | 0;
  const constants = primes.map((prime) => fraction(Math.cbrt(prime)));
  let state = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
  const padded = new Uint8Array(((bytes.length + 72) >> 6) << 6);
  padded.set(bytes);
  padded[bytes.length] = 128;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 4, bytes.length * 8);
  const turned = (word, by) => (word >>> by) | (word << (32 - by));
  const words = new Int32Array(64);
  for (let block = 0; block < padded.length; block += 64) {
    let [a, b, c, d, e, f, g, h] = state;
    for (let at = 0; at < 64; at += 1) {
      const [x, y] = [words[at - 15], words[at - 2]];
      words[at] =
        at < 16
          ? view.getInt32(block + at * 4)
          : words[at - 16] + (turned(x, 7) ^ turned(x, 18) ^ (x >>> 3)) + words[at - 7] + (turned(y, 17) ^ turned(y, 19) ^ (y >>> 10));
      const one = h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + constants[at] + words[at];
      const two = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    state = [a, b, c, d, e, f, g, h].map((word, at) => (word + state[at]) | 0);
  }
  const sum = new DataView(new ArrayBuffer(32));
  for (const [at, word] of state.entries()) sum.setInt32(at * 4, word);
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(sum.buffer)))}`;
};

/** Its bytes, waited for. A file that was damaged on its way is asked for once more, past the browser's copy. */
const atOnce = () => {
  let why;
  for (const cache of ["", "no-cache"]) {
    const request = new XMLHttpRequest();
    request.open("GET", files.later, false);
    if (cache) request.setRequestHeader("Cache-Control", cache);
    // Bytes as letters: a blocking request may give nothing else.
    request.overrideMimeType("text/plain; charset=x-user-defined");
    request.send();
    const bytes = Uint8Array.from(request.response, (letter) => letter.charCodeAt(0));
    if (request.status === 200 && digest(bytes) === files.laterIntegrity) return bytes;
    why = request.status === 200 ? "its hash differs" : request.status;
  }
  throw new Error(`${files.later}: ${why}`);
};

globalThis.samspel.second = {
  /** Says which file it is, and whether it comes with the first half; then it is worth waiting for. */
  of: (chosen, together) => {
    files = chosen;
    if (together) bring();
    return coming;
  },
  /** The page stands: whoever begins to use it gets the rest. */
  onceUsed: () => {
    for (const sign of SIGNS) addEventListener(sign, bring, { capture: true, passive: true, once: true });
    setTimeout(bring, LATEST_MS);
  },
  /** Called by the first half, which gives what it exports. Without the second half nothing can go on. */
  link: (first) => {
    try {
      if (failed) throw failed;
      compiled ??= new WebAssembly.Module(atOnce());
      new WebAssembly.Instance(compiled, { first });
    } catch (error) {
      if (!failed) console.error("second half:", error);
      failed = error;
      root.dataset.samspel = "dead";
      throw error;
    }
  },
};
