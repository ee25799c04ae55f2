// Tests in a browser that every example of every lesson runs and prints what the lesson has
// recorded, and that every page passes the accessibility checks.
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { after, before, describe, test } from "node:test"
import { openSite, run } from "./site.js"

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")

/** @type {Awaited<ReturnType<typeof openSite>>} */
let site
before(async () => {
  site = await openSite()
})
after(() => site?.close())

async function lessonAddresses() {
  const { page, context } = await site.open("")
  const addresses = await page
    .locator("ol.contents a")
    .evaluateAll((links) => links.map((link) => /** @type {HTMLAnchorElement} */ (link).href))
  await context.close()
  return addresses.map((address) => address.slice(site.base.length))
}

/** Whether an output is what a lesson has recorded. @param {string} match @param {string} got @param {string} want */
function matches(match, got, want) {
  const lines = (/** @type {string} */ text) => text.split("\n").filter(Boolean)
  if (match === "lines") return lines(got).sort().join("\n") === lines(want).sort().join("\n")
  // An empty line shows no stream, so those of stderr are among these: empty lines do not count.
  if (match !== "contains") return lines(got).join("\n") === lines(want).join("\n")
  let from = 0
  return lines(want).every((line) => {
    const at = lines(got).indexOf(line, from)
    from = at + 1
    return at >= 0
  })
}

/** Runs an example and compares what it prints with what is recorded.
 * @param {import("playwright-core").Locator} example */
async function check(example) {
  const { kind, output, words } = await run(example)
  assert.ok(!["trouble", "syntax", "stopped"].includes(kind), words)
  const recorded = example.locator("> .tt-expected:not(.tt-stderr)")
  if ((await recorded.count()) === 0) return
  const stdout = (await example.locator(".output .line:not(:has(.stderr))").allTextContents()).join("\n")
  const want = (await recorded.textContent()) ?? ""
  const match = (await recorded.getAttribute("data-match")) ?? ""
  assert.ok(matches(match, stdout, want), `it printed\n${output}\nrecorded is\n${want}`)
}

/** @param {import("playwright-core").Page} page */
async function violations(page) {
  await page.evaluate(axe)
  return await page.evaluate(async () => {
    const found = await /** @type {any} */ (globalThis).axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    })
    return found.violations.map(
      (/** @type {any} */ { id, help, nodes }) =>
        `${id}: ${help}: ${nodes.map((/** @type {any} */ n) => n.target.join(" ")).join(", ")}`
    )
  })
}

describe("lessons", () => {
  test("every example runs as recorded", async (t) => {
    for (const address of await lessonAddresses()) {
      await t.test(address, async (t) => {
        const { page, context, problems } = await site.open(address)
        for (const example of await page.locator("tt-example").all()) {
          await t.test(`${address}#${await example.getAttribute("id")}`, () => check(example))
        }
        assert.deepEqual(problems, [])
        await context.close()
      })
    }
  })
})

describe("accessibility", () => {
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    for (const width of [1280, 390]) {
      test(`${colorScheme}, ${width} pixels wide`, async () => {
        const addresses = ["", (await lessonAddresses())[0], "playground/", "open/", "embed/"]
        for (const address of addresses) {
          const { page, context } = await site.open(address, { colorScheme, viewport: { width, height: 800 } })
          const example = page.locator("tt-example").first()
          if ((await example.count()) > 0) await run(example)
          assert.deepEqual(await violations(page), [], address)
          await context.close()
        }
      })
    }
  }
})
