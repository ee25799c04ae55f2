// Tests in a browser what a reader does with a page: run and stop, edit and reset, answer and
// predict, search, share, open a document, embed, go offline; all of it by keyboard where it can be.
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { createServer } from "node:http"
import { after, before, test } from "node:test"
import { code, ended, openSite, run, type } from "./site.js"

/** @type {Awaited<ReturnType<typeof openSite>>} */
let site
before(async () => {
  site = await openSite()
})
after(() => site?.close())

async function playground() {
  const opened = await site.open("playground/")
  return { ...opened, example: opened.page.locator("tt-example") }
}

async function firstLesson() {
  const opened = await site.open("")
  await opened.page.locator("ol.contents a").first().click()
  await opened.page.locator("tt-example .card").first().waitFor()
  return opened
}

test("a program is typed, run by keyboard, and its output shown", async () => {
  const { page, example, problems } = await playground()
  await type(example, "print(6 * 7)")
  await page.keyboard.press("Shift+Enter")
  const { kind, output } = await ended(example)
  assert.deepEqual([kind, output], ["ok", "42\n"])
  assert.deepEqual(problems, [])
})

test("Stop ends an endless program within a second, and the next one runs", async () => {
  const { page, example } = await playground()
  await type(example, 'print("so far")\nwhile True:\n    pass')
  await example.getByRole("button", { name: /^Run/ }).click()
  await example.locator(".output .line").first().waitFor()
  const began = Date.now()
  await page.keyboard.press("Escape") // Run had the focus, and gave it to Stop
  const { kind, output } = await ended(example)
  assert.ok(Date.now() - began < 1000, `${Date.now() - began} ms`)
  assert.deepEqual([kind, output], ["stopped", "so far\n"])
  await type(example, "print(1)")
  assert.equal((await run(example)).output, "1\n")
})

test("an edit survives a reload, and Reset brings the original back", async () => {
  const { page, example } = await playground()
  const original = await code(example)
  await type(example, "print('mine')")
  await page.reload()
  assert.equal(await code(example), "print('mine')")
  await example.getByRole("button", { name: "Reset" }).click()
  assert.equal(await code(example), original)
  await page.reload()
  assert.equal(await code(example), original)
})

test("the machine's settings reach the run and survive a reload", async () => {
  const { page, example } = await playground()
  await example.getByRole("button", { name: /^Machine/ }).click()
  await example.getByLabel("Cores").fill("3")
  await example.getByLabel("GIL", { exact: true }).selectOption("off")
  assert.match((await run(example)).words, /3 cores, GIL off, switch parallel/)
  await page.reload()
  assert.match((await example.getByRole("button", { name: /^Machine/ }).textContent()) ?? "", /cores 3.*GIL off/)
})

test("input is asked for where the output stands", async () => {
  const { page, example } = await playground()
  await type(example, 'name = input("Who? ")\nprint("Hello", name)')
  await example.getByRole("button", { name: /^Run/ }).click()
  await example.getByRole("textbox", { name: "Who?" }).fill("Ada")
  await page.keyboard.press("Enter")
  assert.equal((await ended(example)).output, "Who? Ada\nHello Ada\n")
})

test("a traceback leads to its line", async () => {
  const { page, example } = await playground()
  await type(example, "x = 1\n\nx.nothing")
  assert.equal((await run(example)).kind, "exception")
  await example.getByRole("button", { name: "line 3" }).click()
  await page.keyboard.insertText("# here: ")
  assert.match(await code(example), /# here: x\.nothing/)
})

test("the cursor marks where the threads are and greys what was written later", async () => {
  const { page, example } = await playground()
  await run(example)
  const timeline = example.getByRole("application", { name: /^Timeline/ })
  await timeline.focus()
  await page.keyboard.press("Home")
  await example.locator(".output .later").first().waitFor()
  for (let i = 0; i < 10; i++) await page.keyboard.press(".")
  await example.locator(".cm-line[class*=lane-]").first().waitFor()
  await example.getByText("At the cursor").click()
  await example.getByText("MainThread").first().waitFor()
  await example.getByRole("button", { name: "Beginning of the run" }).click()
  await example.getByRole("button", { name: "Next line" }).click()
  await example.getByRole("button", { name: "Next event" }).click()
  await page.keyboard.press("End")
})

test("pictures of the timeline and the program are saved", async () => {
  const { page, example } = await playground()
  await run(example)
  for (const [button, file] of Object.entries({ program: /\.py$/, SVG: /\.svg$/, PNG: /\.png$/, trace: /\.json$/ })) {
    const saved = page.waitForEvent("download")
    await example.getByRole("button", { name: new RegExp(`^${button}: save`) }).click()
    const download = await saved
    assert.match(download.suggestedFilename(), file)
    if (button !== "trace") continue
    const { traceEvents } = JSON.parse(readFileSync(await download.path(), "utf8"))
    assert.ok(traceEvents.some((/** @type {any} */ event) => event.args?.name === "MainThread"))
  }
})

test("Escape and then Tab leave the editor", async () => {
  const { page, example } = await playground()
  await type(example, "if 1:\n")
  await page.keyboard.press("Tab")
  assert.match(await code(example), / {4}$/)
  await page.keyboard.press("Escape")
  await page.keyboard.press("Tab")
  const host = await page.evaluate(() => document.activeElement?.className)
  assert.notEqual(host, "editor")
})

test("a shared address brings program and machine along", async () => {
  const { page, example } = await playground()
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"])
  await type(example, "print('shared')")
  await example.getByRole("button", { name: /^Machine/ }).click()
  await example.getByLabel("Seed").fill("7")
  await example.getByRole("button", { name: /link/ }).click()
  await example.getByText("Copied").waitFor()
  const address = await page.evaluate(() => navigator.clipboard.readText())
  const other = await site.open(address.slice(site.base.length))
  const there = other.page.locator("tt-example")
  const { output, words } = await run(there)
  assert.equal(output, "shared\n")
  assert.match(words, /seed 7/)
})

test("the full window shows the same example, and goes back", async () => {
  const { page, example } = await playground()
  await example.getByRole("button", { name: "Open in the full window" }).click()
  assert.deepEqual(await example.boundingBox(), { x: 0, y: 0, width: 1280, height: 900 })
  assert.equal(await page.locator("header.site").evaluate((node) => /** @type {HTMLElement} */ (node).inert), true)
  await page.keyboard.press("Escape")
  assert.equal(await page.locator("header.site").evaluate((node) => /** @type {HTMLElement} */ (node).inert), false)
  await page.setViewportSize({ width: 390, height: 800 })
  await run(example)
  await example.getByRole("button", { name: "Open in the full window" }).click()
  await example.getByRole("tab", { name: "Output" }).click()
  assert.ok(await example.locator(".output").isVisible())
  assert.ok(!(await example.locator(".editor").isVisible()))
})

test("keys find lessons, list themselves, and can be switched off", async () => {
  const { page } = await site.open("")
  await page.keyboard.press("/")
  await page.keyboard.type("thread")
  await page.getByRole("option").first().waitFor()
  await page.keyboard.press("Enter")
  await page.waitForURL(/lessons\//)
  await page.keyboard.press("?")
  await page.getByRole("checkbox").uncheck()
  await page.keyboard.press("Escape")
  await page.keyboard.press("?")
  assert.equal(await page.locator("dialog[open]").count(), 0)
})

test("Page Down at the end of a lesson turns the page", async () => {
  const { page } = await firstLesson()
  const first = page.url()
  await page.evaluate(() => scrollTo({ top: 1e6, behavior: "instant" }))
  await page.keyboard.press("PageDown")
  await page.waitForURL((url) => url.href !== first)
  await page.keyboard.press("PageUp")
  await page.waitForURL(first)
})

test("a prediction is asked for, kept, and put beside the answer", async (t) => {
  const { page } = await firstLesson()
  const example = page.locator("tt-example[data-predict][data-answer]").first()
  if ((await example.count()) === 0) return t.skip("the first lesson asks nothing")
  const question = (await example.getAttribute("data-predict")) ?? ""
  await example.getByRole("textbox", { name: question }).fill("my guess")
  await page.keyboard.press("Enter")
  await ended(example)
  const reply = (await example.locator(".reply").textContent()) ?? ""
  assert.match(reply, /my guess/)
  assert.ok(reply.includes((await example.getAttribute("data-answer")) ?? ""))
})

test("hints come one at a time", async (t) => {
  const { page } = await firstLesson()
  const example = page.locator("tt-example:has(.tt-solution)").first()
  if ((await example.count()) === 0) return t.skip("the first lesson has no exercise")
  assert.ok(!(await example.locator(".tt-solution").isVisible()))
  for (const hint of await example.locator(".tt-hint summary").all()) await hint.click()
  await example.locator(".tt-solution summary").click()
  await example.getByRole("button", { name: "Put it into the editor" }).click()
  assert.equal((await run(example)).kind, "ok")
})

test("a lesson whose examples have all run is ticked, and erasing unticks it", async () => {
  const { page } = await firstLesson()
  for (const example of await page.locator("tt-example").all()) await run(example)
  await page.locator("header .brand").click()
  await page.locator("ol.contents > li.done").waitFor()
  page.on("dialog", (dialog) => dialog.accept())
  await page.getByRole("button", { name: "erase them" }).click()
  await page.waitForFunction(() => document.querySelector("ol.contents > li:not(.done)"))
  assert.equal(await page.locator("ol.contents > li.done").count(), 0)
})

const notebook = JSON.stringify({
  nbformat: 4,
  nbformat_minor: 5,
  metadata: {},
  cells: [
    { cell_type: "markdown", metadata: {}, source: ["# My notebook\n", "\n", "Two cells."] },
    { cell_type: "code", metadata: {}, source: ["x = 20\n"], outputs: [], execution_count: 1 },
    { cell_type: "code", metadata: {}, source: ["print(x + 1)\n"], outputs: [], execution_count: 2 },
  ],
})

test("a dropped notebook becomes a lesson whose cells run in order", async () => {
  const { page } = await site.open("")
  const transfer = await page.evaluateHandle((text) => {
    const data = new DataTransfer()
    data.items.add(new File([text], "mine.ipynb"))
    return data
  }, notebook)
  await page.dispatchEvent("body", "drop", { dataTransfer: transfer })
  await page.waitForURL(/open\/$/)
  await page.getByRole("heading", { name: "My notebook" }).waitFor()
  const last = page.locator("tt-example").last()
  assert.equal((await run(last)).output, "21\n")
  await page.reload()
  await page.getByRole("heading", { name: "My notebook" }).waitFor()
})

test("a document with markup in it shows it as text", async () => {
  const { page } = await site.open("open/")
  const text = "# Bad\n\n<img src=x onerror=alert(1)>\n\n[link](javascript:alert(1))\n\n```python\nprint(1)\n```\n"
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "bad.md", mimeType: "text/markdown", buffer: Buffer.from(text) })
  await page.getByRole("heading", { name: "Bad" }).waitFor()
  assert.equal(await page.locator("main img").count(), 0)
  assert.equal(await page.locator("main a[href^=javascript]").count(), 0)
})

test("an example is embedded in a page of another origin", async () => {
  const host = createServer((_, response) => {
    const script = `<script src="${site.base}embed.js"></script>`
    const example = "<taketurns-example seed=7>\n    print('hi')\n</taketurns-example>"
    response.writeHead(200, { "Content-Type": "text/html" }).end(`<!doctype html>${script}${example}`)
  })
  await new Promise((resolve) => host.listen(0, () => resolve(undefined)))
  const { port } = /** @type {import("node:net").AddressInfo} */ (host.address())
  const page = await site.browser.newPage()
  await page.goto(`http://127.0.0.1:${port}/`)
  const example = page.frameLocator("iframe").locator("tt-example")
  const { output, words } = await run(example)
  assert.equal(output, "hi\n")
  assert.match(words, /seed 7/)
  await page.close()
  host.close()
})

test("the site works offline after the first visit", async () => {
  const { page, context } = await site.open("")
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (!navigator.serviceWorker.controller) {
      await new Promise((resolve) =>
        navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true })
      )
    }
  })
  await context.setOffline(true)
  await page.locator("ol.contents a").first().click()
  await page.locator("h1").waitFor()
  assert.equal((await run(page.locator("tt-example").first())).kind, "ok")
})

test("without JavaScript a lesson still reads", async () => {
  const { page } = await site.open("", { javaScriptEnabled: false })
  await page.locator("ol.contents a").first().click()
  assert.ok(await page.locator("tt-example pre.tt-source").first().isVisible())
})

test("a program and its output are printed", async () => {
  const { page, example } = await playground()
  await type(example, "print('on paper')")
  await run(example)
  await page.emulateMedia({ media: "print" })
  assert.ok(await example.locator("pre.tt-source").isVisible())
  assert.match((await example.locator("pre.tt-source").textContent()) ?? "", /on paper/)
  assert.ok(await example.locator(".output .line").isVisible())
})

test("the report of a deadlock leads to the lines where everybody waits", async () => {
  const { page, example } = await playground()
  await type(example, "import threading\n\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()")
  assert.equal((await run(example)).kind, "deadlock")
  await example.getByRole("button", { name: "line 5" }).click()
  await page.keyboard.insertText("# here: ")
  assert.match(await code(example), /# here: lock\.acquire\(\)$/)
})
