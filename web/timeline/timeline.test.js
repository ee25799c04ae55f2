// Tests of what the timeline knows and draws, without a DOM. Pictures are kept in testdata:
// UPDATE=1 node --test writes them anew, the difference is for a person to judge.
import assert from "node:assert/strict"
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { test } from "node:test"
import { Builder } from "../trace/build.js"
import { NONE, STATE } from "../trace/model.js"
import { draw } from "./draw.js"
import { hitAt } from "./hit.js"
import { rowAt, rowsOf } from "./rows.js"
import { fitted, panned, revealing, TimeScale, ticks, zoomed } from "./scale.js"
import { AXIS, barMiddle, barTop, FLAG, sceneOf, topOf } from "./scene.js"
import { GapSqueeze, Squeeze, squeezeOf } from "./squeeze.js"
import { extentOf, initial, update } from "./state.js"
import { SvgSurface } from "./svg.js"
import { cells, spansIn } from "./table.js"
import { tell, tellMoment } from "./tell.js"
import { laneColor } from "./theme.js"

const names = ["lost-update", "queue", "tasks", "processes", "deadlock"]

/** @param {string} name */
function build(name) {
  const builder = new Builder()
  builder.feed(readFileSync(new URL(`../trace/testdata/${name}.trace.bin`, import.meta.url)))
  return builder.model
}

/** @param {string} name @param {import("./state.js").Action[]} actions */
function sceneAfter(name, ...actions) {
  const model = build(name)
  const state = actions.reduce(update, initial(model))
  const rows = rowsOf(model, state.choices)
  const height = AXIS + rows.height + FLAG
  return sceneOf({ ...state, rows, width: 940, height })
}

/** Colours stay names, so that a picture does not change with the palette. */
const theme = { color: (/** @type {string} */ name) => `var(--${name})`, font: "sans-serif" }

/** @param {string} file @param {import("./scene.js").Scene} scene */
function golden(file, scene) {
  const surface = new SvgSurface(theme)
  draw(surface, scene)
  const got = surface.document(scene.width, scene.height, file)
  const url = new URL(`testdata/${file}.svg`, import.meta.url)
  if (process.env.UPDATE) {
    mkdirSync(new URL("testdata/", import.meta.url), { recursive: true })
    writeFileSync(url, got)
  }
  assert.equal(got, readFileSync(url, "utf8"))
}

test("pictures", () => {
  for (const name of names) golden(name, sceneAfter(name, { type: "cursor", time: 13000 }))
  golden("tasks-squeezed", sceneAfter("tasks", { type: "squeeze", on: true }))
  golden(
    "tasks-closed",
    sceneAfter("tasks", { type: "squeeze", on: true }, { type: "toggle", group: "loop 1", open: false })
  )
  golden("processes-closed", sceneAfter("processes", { type: "toggle", group: "process 1", open: false }))
  golden("queue-close", sceneAfter("queue", { type: "view", view: { from: 8000, to: 15500 } }, { type: "open", op: 1 }))
})

test("a scale goes from time to pixels and back", () => {
  const scale = new TimeScale({ from: 1000, to: 2000 }, 100, 600, new Squeeze())
  assert.deepEqual(
    [1000, 1500, 2000].map((t) => scale.x(t)),
    [100, 350, 600]
  )
  assert.equal(scale.t(350), 1500)
  assert.equal(scale.perPixel, 2)
})

test("zooming keeps what is under the pointer", () => {
  const view = zoomed({ from: 0, to: 1000 }, 2, 0.25, 1000)
  assert.deepEqual(view, { from: 125, to: 625 })
  assert.equal(view.from + (view.to - view.from) * 0.25, 250)
  const far = zoomed(view, 1e-9, 0.5, 1000)
  assert.deepEqual(far, fitted(1000))
  const close = zoomed(view, 1e9, 0.5, 1000)
  assert.equal(close.to - close.from, 50)
  assert.deepEqual(panned({ from: 0, to: 100 }, 20, 1000), { from: 912, to: 1012 })
  assert.deepEqual(revealing({ from: 0, to: 100 }, 500, 1000), { from: 450, to: 550 })
  assert.deepEqual(revealing({ from: 0, to: 100 }, 50, 1000), { from: 0, to: 100 })
})

test("the axis has round times", () => {
  const at = (/** @type {number} */ from, /** @type {number} */ to) =>
    ticks(new TimeScale({ from, to }, 0, 800, new Squeeze()), 80)
  assert.deepEqual(at(0, 10_000), {
    step: 1000,
    base: 0,
    times: [0, 1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000, 9000, 10000],
  })
  assert.equal(at(0, 41_000).step, 5000)
  assert.deepEqual(at(1_000_000_100, 1_000_000_900), {
    step: 100,
    base: 1_000_000_000,
    times: Array.from({ length: 9 }, (_, i) => 1_000_000_100 + 100 * i),
  })
})

test("squeezing makes long waits short and nothing else", () => {
  const squeeze = new GapSqueeze(
    [
      { from: 100, to: 1100 },
      { from: 1200, to: 5200 },
    ],
    50
  )
  assert.deepEqual(
    [0, 100, 600, 1100, 1150, 1200, 5200, 5300].map((t) => squeeze.drawn(t)),
    [0, 100, 125, 150, 200, 250, 300, 400]
  )
  for (const t of [0, 50, 100, 350, 1100, 1190, 3200, 5200, 9999]) assert.equal(squeeze.time(squeeze.drawn(t)), t)
  assert.deepEqual([squeeze.gapAt(99), squeeze.gapAt(100)?.to, squeeze.gapAt(1100)], [null, 1100, null])
  assert.equal(squeezeOf(build("lost-update")), null)
  assert.deepEqual(squeezeOf(build("tasks"))?.gaps, [{ from: 12400, to: 1000011000 }])
})

test("rows follow processes, threads and event loops", () => {
  const list = (/** @type {string} */ name, choices = new Map()) =>
    rowsOf(build(name), choices).rows.map(({ kind, name, depth }) => `${" ".repeat(depth)}${kind} ${name}`)
  assert.deepEqual(list("processes"), [
    "process MainProcess",
    " lane MainThread",
    "process Process-1",
    " lane MainThread",
    "cores 2 cores",
    " core core 0",
    " core core 1",
  ])
  assert.deepEqual(list("tasks"), [
    "lane MainThread",
    " lane Task-1",
    " lane first",
    " lane second",
    "gil GIL",
    "core core 0",
  ])
  const closed = rowsOf(build("tasks"), new Map([["loop 1", false]]))
  assert.deepEqual(
    closed.rows.map(({ name }) => name),
    ["MainThread", "GIL", "core 0"]
  )
  const model = [...closed.ofLane.keys()]
  assert.deepEqual(
    model.map((lane) => closed.ofLane.get(lane)?.name),
    Array(4).fill("MainThread")
  )
  const rows = rowsOf(build("queue"), new Map())
  for (const [i, row] of rows.rows.entries()) {
    assert.equal(rowAt(rows, row.y), i)
    assert.equal(rowAt(rows, row.y + row.height - 1), i)
  }
  assert.deepEqual([rowAt(rows, -1), rowAt(rows, rows.height)], [NONE, NONE])
})

test("many tasks are closed at first", () => {
  const model = build("tasks")
  const [loop, , task] = model.lanes
  for (let i = 0; i < 100; i++) {
    model.lanes.push(Object.assign(Object.create(Object.getPrototypeOf(task)), task, { index: model.lanes.length }))
  }
  assert.equal(loop.kind, "thread")
  assert.equal(rowsOf(model, new Map()).rows.length, 3)
  assert.equal(rowsOf(model, new Map([["loop 1", true]])).rows.length, 106)
})

test("what is under the pointer", () => {
  const scene = sceneAfter("lost-update")
  const surface = new SvgSurface(theme)
  draw(surface, scene)
  const [, first] = scene.rows.rows
  const y = barMiddle(scene, first)
  const at = (/** @type {number} */ t, down = 0) => hitAt(scene, scene.scale.x(t), y + down)
  assert.equal(at(20000)?.span?.state, STATE.wantsGil)
  assert.equal(at(14000)?.span?.state, STATE.running)
  assert.equal(at(14000, scene.rows.bar / 2 + 1)?.access, 0)
  assert.equal(hitAt(scene, 30, y)?.onName, true)
  assert.equal(hitAt(scene, 500, 5), null)
  assert.equal(hitAt(scene, 500, 5000), null)
  const [main] = scene.rows.rows
  assert.equal(hitAt(scene, scene.scale.x(39000) + 2, barTop(scene, main) - 4)?.output, 0)
  const arrow = hitAt(scene, scene.scale.x(6000), topOf(scene, first) + 1)
  assert.equal(arrow?.arrow, 0)
  assert.ok(arrow)
  assert.deepEqual(tell(scene.model, { ...arrow, span: null })?.title, "MainThread starts Thread-1")
  const hit = at(20000)
  assert.ok(hit)
  assert.deepEqual(tell(scene.model, hit), {
    title: "Thread-1 waits for the GIL",
    color: 1,
    lines: ["6 µs · line 8", "held by Thread-2 (line 7)"],
  })
})

test("the tooltip of everything says something", () => {
  for (const name of names) {
    const scene = sceneAfter(name)
    draw(new SvgSurface(theme), scene)
    for (let y = AXIS; y < scene.height; y += 3) {
      for (let x = 0; x < scene.width; x += 7) {
        const hit = hitAt(scene, x, y)
        const told = hit && tell(scene.model, hit)
        if (told) assert.doesNotMatch([told.title, ...told.lines].join(" "), /undefined|NaN|null| -\d/)
      }
    }
  }
})

test("actions", () => {
  const model = build("queue")
  const start = initial(model)
  const does = (/** @type {import("./state.js").Action[]} */ ...actions) => actions.reduce(update, start)
  assert.equal(does({ type: "step", direction: 1 }).cursor, 0)
  assert.equal(does({ type: "cursor", time: 9000 }, { type: "step", direction: 1 }).cursor, 9300)
  assert.equal(does({ type: "cursor", time: 1e12 }).cursor, model.end)
  const producer = model.lanes[1]
  const followed = does(
    { type: "select", lane: producer },
    { type: "cursor", time: 8500 },
    { type: "follow", direction: 1 }
  )
  assert.deepEqual([followed.cursor, followed.selected?.name], [12400, "consumer"])
  const back = update(followed, { type: "follow", direction: -1 })
  assert.deepEqual([back.cursor, back.selected?.name], [9000, "producer"])
  assert.equal(does({ type: "zoom", factor: 2, at: 0.5 }).fit, false)
  assert.deepEqual(does({ type: "zoom", factor: 2, at: 0.5 }, { type: "fit" }).view, start.view)
  const squeezed = does({ type: "squeeze", on: true })
  assert.ok(extentOf(squeezed) < model.end)
  assert.deepEqual(squeezed.view, fitted(extentOf(squeezed)))
  assert.equal(does({ type: "open", op: 2 }).openOp, 2)
  assert.equal(does({ type: "open", op: 2 }, { type: "open", op: 2 }).openOp, NONE)
  const other = build("deadlock")
  const grown = does({ type: "cursor", time: 9000 }, { type: "grow", model: other })
  assert.deepEqual([grown.cursor, grown.fit, grown.end > other.end], [null, true, true])
})

test("the table says what the picture shows", () => {
  const model = build("tasks")
  const { spans, more } = spansIn(model, 0, 12000)
  assert.equal(more, false)
  assert.deepEqual(cells(model, spans[0]), ["MainThread", "0", "12.4 µs", "runs", "line 20", ""])
  const waits = spans
    .map((at) => cells(model, at))
    .find(([lane, , , state]) => lane === "second" && state.startsWith("waits for lock"))
  assert.deepEqual(waits, [
    "second",
    "12 µs",
    "1 s",
    "waits for lock",
    "line 7",
    "held by first (line 9), woken by first: release",
  ])
  assert.equal(spansIn(model, 0, 2e9, 3).spans.length, 3)
  assert.equal(spansIn(model, 0, 2e9, 3).more, true)
})

test("a screen reader hears the cursor's moment", () => {
  const model = build("lost-update")
  assert.equal(tellMoment(model, 20000, null), "20 µs: Thread-2 running.")
  assert.equal(
    tellMoment(model, 20000, model.lanes[1]),
    "20 µs: Thread-1 waits for the GIL at line 8 for 6 µs, held by Thread-2 (line 7)."
  )
})

test("lanes have eight colours", () => {
  assert.deepEqual([0, 7, 8, -1].map(laneColor), ["lane-0", "lane-7", "lane-0", "lane-7"])
})
