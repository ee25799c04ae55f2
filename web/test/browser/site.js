// site.js serves a built site to a browser, under a sub-path and with no header but content
// types, as the plainest web server would, and opens its pages.
import { createReadStream, existsSync, statSync } from "node:fs"
import { createServer } from "node:http"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { chromium } from "playwright-core"

const dist = process.env.DIST ?? fileURLToPath(new URL("../../../dist", import.meta.url))
const subPath = "/some/where/"

/** @type {{[extension: string]: string}} */
const types = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".md": "text/markdown",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
}

function serve() {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost")
    const relative = decodeURIComponent(pathname).slice(subPath.length)
    let file = path.join(dist, relative)
    if (pathname.startsWith(subPath) && existsSync(file) && statSync(file).isDirectory()) {
      file = path.join(file, "index.html")
    }
    if (!pathname.startsWith(subPath) || !file.startsWith(dist) || !existsSync(file)) {
      response.writeHead(404).end()
      return
    }
    response.writeHead(200, { "Content-Type": types[path.extname(file)] ?? "application/octet-stream" })
    createReadStream(file).pipe(response)
  })
  return new Promise((resolve) => server.listen(0, "localhost", () => resolve(server)))
}

/** A server and a browser, until close(). */
export async function openSite() {
  if (!existsSync(path.join(dist, "index.html"))) {
    throw new Error(`There is no site in ${dist}; build it with "go run . build -o dist", or set DIST.`)
  }
  const server = await serve()
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address())
  const base = `http://localhost:${port}${subPath}`
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium"
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] })
  return {
    base,
    browser,
    /** Opens a page in a context of its own. Whatever goes wrong in it is collected in `problems`.
     * @param {string} address @param {import("playwright-core").BrowserContextOptions} [options] */
    async open(address, options) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
      const page = await context.newPage()
      /** @type {string[]} */
      const problems = []
      page.on("pageerror", (error) => problems.push(error.message))
      page.on("console", (message) => {
        if (message.type() === "error") problems.push(message.text())
      })
      await page.goto(base + address)
      return { page, context, problems }
    },
    async close() {
      await browser.close()
      server.close()
      server.closeAllConnections()
    },
  }
}

/** Runs an example and waits for its end.
 * @param {import("playwright-core").Locator} example
 * @returns {Promise<{kind: string, output: string, words: string}>} */
export async function run(example) {
  await example.getByRole("button", { name: /^Run/ }).click()
  return await ended(example)
}

/** @param {import("playwright-core").Locator} example */
export async function ended(example) {
  const status = example.locator(
    ".status:is([data-kind=ok], [data-kind=exception], [data-kind=syntax], [data-kind=deadlock], [data-kind=livelock], [data-kind=limit], [data-kind=stopped], [data-kind=trouble])"
  )
  await status.waitFor({ timeout: 60_000 })
  const lines = await example.locator(".output .line").evaluateAll((rows) => rows.map((row) => row.textContent))
  return {
    kind: (await status.getAttribute("data-kind")) ?? "",
    output: lines.map((line) => `${line}\n`).join(""),
    words: (await status.textContent()) ?? "",
  }
}

/** Puts a program into an example's editor.
 * @param {import("playwright-core").Locator} example @param {string} source */
export async function type(example, source) {
  const editor = example.getByRole("textbox", { name: /^Code/ })
  await editor.click()
  await editor.press("ControlOrMeta+a")
  await example.page().keyboard.insertText(source)
}

/** What is in an example's editor.
 * @param {import("playwright-core").Locator} example */
export async function code(example) {
  return (await example.locator(".cm-line").allTextContents()).join("\n")
}
