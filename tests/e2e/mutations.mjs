// Shows that the rows of the fault matrix watch what they say: takes each protection of `mutations.json` out of the shell
// as it is served, runs the row's test, and expects it to fail. Not part of `cargo xtask test`, which it would double:
//   BASE_URL=… SAMSPEL_CHROMIUM=… node mutations.mjs [ROW…]
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

const wanted = process.argv.slice(2);
const mutations = JSON.parse(readFileSync(new URL("mutations.json", import.meta.url), "utf8"));
let survived = 0;
for (const { row, file, from, to, spec, test } of mutations) {
  if (wanted.length > 0 && !wanted.includes(row)) continue;
  const run = spawnSync("npx", ["playwright", "test", `${spec}.spec.ts`, "-g", test, "--workers=1", "--reporter=line", "--timeout=40000"], {
    encoding: "utf8",
    env: { ...process.env, SAMSPEL_MUTATION: JSON.stringify({ file, from, to }) },
  });
  const failed = run.status !== 0 && /\d+ failed/.test(run.stdout);
  survived += failed ? 0 : 1;
  const [why = ""] = run.stdout.match(/Error: .*/) ?? [];
  console.log(`${row.padEnd(4)} ${file.padEnd(11)} ${failed ? "the test fails, as it should" : "SURVIVED"}: ${from.slice(0, 60)} | ${why}`);
}
process.exit(survived > 0 ? 1 : 0);
