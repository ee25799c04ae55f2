// Measures, and never judges: the ten programs of wasm/engine/testdata/bench on the engine,
// natively and in Chromium, beside CPython 3.13 where one is installed; the cost of a trace;
// and the time from navigation to a first output.
//
//     node test/bench/bench.js        from the folder web; DIST names a built site other than ../dist
//
// Each program is timed as a whole, start included, three times; the quickest counts. Figures
// are ratios to CPython's time: less than 1 is faster.
import { execFileSync } from "node:child_process"
import { mkdtempSync, readdirSync, readFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { openSite } from "../browser/site.js"

const root = path.resolve(import.meta.dirname, "../../..")
const folder = path.join(root, "wasm/engine/testdata/bench")
const programs = readdirSync(folder).filter((name) => name.endsWith(".py"))
const times = 3

/** The quickest of a few runs, in seconds. @param {() => unknown} f */
function quickest(f) {
  let best = Number.POSITIVE_INFINITY
  for (let i = 0; i < times; i++) {
    const begin = performance.now()
    f()
    best = Math.min(best, (performance.now() - begin) / 1000)
  }
  return best
}

/** The name of a CPython 3.13, if there is one. @returns {string | undefined} */
function findPython() {
  for (const name of [process.env.PYTHON, "python3.13", "python3", "python"]) {
    if (!name) continue
    try {
      const version = execFileSync(name, ["-c", "import sys; print(sys.version_info[:2])"], {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
      })
      if (version.trim() === "(3, 13)") return name
    } catch {} // there is no such command
  }
  return undefined
}

/** @param {number[]} list */
const geometricMean = (list) => Math.exp(list.reduce((sum, x) => sum + Math.log(x), 0) / list.length)

const native = path.join(mkdtempSync(path.join(tmpdir(), "taketurns-")), "taketurns")
execFileSync("go", ["build", "-o", native, "."], { cwd: root })

const python = findPython()
const quiet = /** @type {const} */ ({ stdio: "ignore" })
const site = await openSite()
const { page, context } = await site.open("playground/")
await page.evaluate(async (address) => {
  const { Engine } = await import(address)
  Object.assign(globalThis, { benchEngine: await Engine.start() })
}, new URL("engine/client.js", site.base).href)

/** Seconds that a run takes in the page. @param {string} source @param {boolean} trace */
async function inPage(source, trace) {
  let best = Number.POSITIVE_INFINITY
  for (let i = 0; i < times; i++) {
    const result = await page.evaluate(
      ([text, traced]) =>
        /** @type {any} */ (globalThis).benchEngine
          .run(text, { trace: traced })
          .then((/** @type {any} */ r) => ({ kind: r.kind, seconds: r.realSeconds })),
      /** @type {const} */ ([source, trace])
    )
    if (result.kind !== "ok") throw new Error(`a program ended with ${result.kind}`)
    best = Math.min(best, result.seconds)
  }
  return best
}

/** Seconds by program. @type {{name: string, cpython: number, native: number, page: number, traced: number}[]} */
const rows = []
for (const name of programs) {
  const file = path.join(folder, name)
  const source = readFileSync(file, "utf8")
  rows.push({
    name: name.replace(".py", ""),
    cpython: python ? quickest(() => execFileSync(python, [file], quiet)) : Number.NaN,
    native: quickest(() => execFileSync(native, ["run", file], quiet)),
    page: await inPage(source, false),
    traced: await inPage(source, true),
  })
}
await context.close()

const two = (/** @type {number} */ x) => (Number.isNaN(x) ? "-" : x.toFixed(2)).padStart(8)
console.log(
  `program      CPython s  native/CPython  page/CPython  page traced/untraced${python ? "" : "   (no CPython 3.13 here)"}`
)
for (const r of rows) {
  console.log(
    `${r.name.padEnd(12)} ${two(r.cpython)}  ${two(r.native / r.cpython)}        ${two(r.page / r.cpython)}      ${two(r.traced / r.page)}`
  )
}
const mean = (/** @type {(r: typeof rows[0]) => number} */ f) => two(geometricMean(rows.map(f)))
console.log(
  `mean                    ${mean((r) => r.native / r.cpython)}        ${mean((r) => r.page / r.cpython)}      ${mean((r) => r.traced / r.page)}`
)

// From navigation to the first line of output, nothing cached.
const cold = []
for (let i = 0; i < times; i++) {
  const fresh = await site.open("lessons/02-threads.html")
  const begin = performance.now()
  await fresh.page.reload()
  const example = fresh.page.locator("tt-example").first()
  await example.getByRole("button", { name: /^Run/ }).click()
  await example.locator(".output .line").first().waitFor()
  cold.push((performance.now() - begin) / 1000)
  await fresh.context.close()
}
console.log(`from navigation to first output: ${Math.min(...cold).toFixed(2)} s`)
await site.close()
