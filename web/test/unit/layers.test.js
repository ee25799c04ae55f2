// Tests who imports whom in web/: a folder knows only what lies below it, and no module is
// imported in a circle.
import assert from "node:assert/strict"
import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { test } from "node:test"
import { fileURLToPath } from "node:url"

const web = fileURLToPath(new URL("../../", import.meta.url))

/** The folders that a folder's modules may import, besides their own; "" is web/ itself. */
/** @type {{[folder: string]: string[]}} */
const below = {
  trace: [],
  engine: [],
  editor: [],
  timeline: ["trace"],
  inspector: ["trace"],
  lesson: ["trace", "engine", "editor", "timeline", "inspector"],
  "": ["trace", "engine", "editor", "timeline", "inspector", "lesson"],
}

/** Each module with the modules of ours that it imports, both relative to web/. */
const imports = new Map(
  readdirSync(web, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".js") && !/^(node_modules|test)\b/.test(file))
    .map((file) => {
      const source = readFileSync(path.join(web, file), "utf8")
      const named = [...source.matchAll(/^(?:import|export)\b[^"]*"(\.[^"]+)"/gm)].map(([, name]) => name)
      return [file, named.map((name) => path.join(path.dirname(file), name))]
    })
)

/** @param {string} file */
const folder = (file) => (file.includes(path.sep) ? file.split(path.sep)[0] : "")

for (const [file, targets] of imports) {
  test(file, () => {
    const allowed = below[folder(file)]
    assert.ok(allowed, `${file} is in a folder that test/unit/layers.test.js does not know`)
    for (const target of targets) {
      const known = folder(target) === folder(file) || allowed.includes(folder(target))
      assert.ok(
        known,
        `${file} must not know ${target}: ${folder(file)} imports only ${allowed.join(", ") || "itself"}`
      )
    }
  })
}

test("no module imports itself in the end", () => {
  const finished = new Set()
  /** @param {string} file @param {string[]} trail */
  const visit = (file, trail) => {
    assert.ok(!trail.includes(file), `a circle: ${[...trail, file].join(" -> ")}`)
    if (finished.has(file)) return
    for (const target of imports.get(file) ?? []) visit(target, [...trail, file])
    finished.add(file)
  }
  for (const file of imports.keys()) visit(file, [])
})
