// Tests the parts of a lesson that know no DOM: output, machine, program, search, store, words.
import assert from "node:assert/strict"
import { test } from "node:test"
import { find } from "../../lesson/find.js"
import { duration } from "../../lesson/format.js"
import { OutputLog, Writes } from "../../lesson/log.js"
import { allowed, change, complete, summary } from "../../lesson/machine.js"
import { assemble } from "../../lesson/program.js"
import { Store } from "../../lesson/store.js"

test("durations have the unit that fits", () => {
  const written = [0, 4.12e-5, 0.0004999, 0.03149, 0.99999, 2.0004, 59.96, 1234.5, 3e-10].map(duration)
  assert.deepEqual(written, ["0 s", "41.2 µs", "500 µs", "31.5 ms", "1 s", "2 s", "60 s", "1235 s", "0.3 ns"])
})

test("output is cut into lines of pieces", () => {
  const log = new OutputLog()
  log.write({ stream: "stdout", text: "a\nb", thread: 1 })
  log.write({ stream: "stdout", text: "c", thread: 1 })
  log.write({ stream: "stdout", text: "d\n", thread: 2 })
  const lines = log.lines.map((line) => line.map(({ text, thread }) => `${thread}${text}`))
  assert.deepEqual(lines, [["1a"], ["1bc", "2d"], []])
})

test("a flood of output keeps its end", () => {
  const log = new OutputLog()
  log.write({ stream: "stdout", text: "x\n".repeat(10_000) + "y".repeat(25_000), thread: 1 })
  assert.equal(log.lines.length + log.dropped, 10_003)
  assert.ok(log.lines.length < 5000)
  assert.equal(log.lines.at(-1)?.[0].text.length, 5000)
})

test("each piece of output finds its write in the trace", () => {
  const log = new OutputLog()
  log.write({ stream: "stdout", text: "a\nb\n", thread: 1 })
  log.write({ stream: "stderr", text: "oops\n", thread: 2 })
  log.write({ stream: "stdout", text: "c\n", thread: 1 })
  const writes = [
    { stream: "stdout", text: "a\n", time: 10 },
    { stream: "stdout", text: "b\n", time: 20 },
    { stream: "stderr", text: "oops\n", time: 25 },
  ]
  const found = new Writes(writes)
  const times = () => log.lines.flat().map((piece) => found.find(piece)?.time)
  assert.deepEqual(times(), [10, 20, 25, undefined])
  writes.push({ stream: "stdout", text: "c\n", time: 30 })
  assert.deepEqual(times(), [10, 20, 25, 30])
})

test("a machine's settings do not contradict each other", () => {
  assert.deepEqual(change({}, "gil", "off"), { gil: "off", switch: "parallel" })
  assert.deepEqual(change({ gil: "off", switch: "parallel" }, "gil", "on"), {})
  assert.deepEqual(change({ gil: "off", switch: "parallel" }, "switch", "instruction"), { switch: "instruction" })
  assert.deepEqual(change({}, "switch", "parallel"), { gil: "off", switch: "parallel" })
  assert.deepEqual(change({ cores: "4", schedule: "1" }, "cores", "2"), {})
  assert.equal(complete({ gil: "off" }).switch, "parallel")
})

test("a machine in a few words", () => {
  const words = (/** @type {{[name: string]: string}} */ options) =>
    summary(options)
      .map(({ name, value }) => `${name} ${value}`)
      .join(", ")
  assert.equal(words({}), "cores 2, GIL on")
  assert.equal(words({ cores: "1", start: "spawn", seed: "7" }), "core 1, GIL on, start spawn, seed 7")
  assert.deepEqual(allowed({ cores: "1", evil: "x" }), { cores: "1" })
})

test("a notebook's lines go on from cell to cell", () => {
  const { source, first, place } = assemble([
    { id: "a", source: "x = 1" },
    { id: "b", source: "y = 2\nz = 3\n" },
    { id: "c", source: "print(x)\n" },
  ])
  assert.equal(source, "x = 1\ny = 2\nz = 3\nprint(x)\n")
  assert.equal(first, 4)
  assert.deepEqual(
    [1, 2, 3, 4, 9].map((line) => place(line)),
    [
      { id: "a", line: 1 },
      { id: "b", line: 1 },
      { id: "b", line: 2 },
      { id: "c", line: 1 },
      { id: "c", line: 6 },
    ]
  )
  assert.equal(place(0), null)
})

const pages = [
  {
    slug: "02",
    title: "Threads",
    number: 2,
    url: "lessons/02/",
    summary: "One memory, several workers.",
    sections: [{ heading: "Starting one", id: "start", text: "A worker is started and joined. ".repeat(9) }],
  },
  {
    slug: "03",
    title: "The GIL",
    number: 3,
    url: "lessons/03/",
    summary: "One thread at a time.",
    sections: [{ heading: "Why", id: "why", text: "Threads share the interpreter." }],
  },
]

test("search finds sections by all words, titles first", () => {
  const found = (/** @type {string} */ query) => find(pages, query).map(({ page, section }) => section?.id ?? page.slug)
  assert.deepEqual(found("threads"), ["02", "why"])
  assert.deepEqual(found("JOINED"), ["start"])
  assert.deepEqual(found("gil why"), ["why"])
  assert.deepEqual(found("nowhere"), [])
  assert.deepEqual(found("  "), [])
  assert.ok(find(pages, "joined")[0].excerpt.length < 160)
})

/** A storage like the browser's, with room for so many characters. @param {number} room */
function storage(room) {
  /** @type {Map<string, string>} */
  const items = new Map()
  return /** @type {Storage} */ ({
    get length() {
      return items.size
    },
    key: (/** @type {number} */ i) => [...items.keys()][i] ?? null,
    getItem: (/** @type {string} */ key) => items.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => {
      if (value.length > room) throw new Error("full")
      items.set(key, value)
    },
    removeItem: (/** @type {string} */ key) => items.delete(key),
    clear: () => items.clear(),
  })
}

test("the store keeps, exports and erases only its own", () => {
  const shared = storage(100)
  const other = new Store(shared, "/other/")
  other.set("done/01", true)
  const store = new Store(shared, "/here/")
  assert.ok(store.set("edit/01/a", { source: "x" }))
  assert.deepEqual(new Store(shared, "/here/").get("edit/01/a"), { source: "x" })
  assert.equal(store.get("done/01"), undefined)
  assert.deepEqual(JSON.parse(store.export()), { "edit/01/a": { source: "x" } })
  store.erase()
  assert.deepEqual(store.keys(), [])
  assert.equal(other.get("done/01"), true)
})

test("a store without room or without storage still remembers for a while", () => {
  for (const store of [new Store(storage(3), "/"), new Store(undefined, "/")]) {
    assert.equal(store.set("edit", "a long text"), false)
    assert.equal(store.get("edit"), "a long text")
    store.remove("edit")
    assert.equal(store.get("edit"), undefined)
  }
})

test("a store with unreadable contents has nothing", () => {
  const broken = storage(100)
  broken.setItem("taketurns / done", "{")
  assert.equal(new Store(broken, "/").get("done"), undefined)
})
