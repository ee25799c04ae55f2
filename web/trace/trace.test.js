// Tests that the page reads the traces that the engine's own tests packed.
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import { Builder } from "./build.js"
import { Decoder } from "./decode.js"
import { actText, duration, moment, sentence, waitLabel } from "./describe.js"
import { EV, TABLE } from "./events.js"
import { NONE, STATE, unpack } from "./model.js"
import * as query from "./query.js"

/** @param {string} name */
const bytesOf = (name) => new Uint8Array(readFileSync(new URL(`testdata/${name}.trace.bin`, import.meta.url)))

const names = ["lost-update", "queue", "tasks", "processes", "deadlock"]

/** @param {string} name */
function build(name) {
  const builder = new Builder()
  builder.feed(bytesOf(name))
  return builder.model
}

/** @param {Uint8Array[]} pieces */
function events(pieces) {
  /** @type {string[]} */
  const log = []
  const decoder = new Decoder({
    line: (...event) => log.push(`line ${event}`),
    event: (kind, time, thread, args) => log.push(`${TABLE[kind].name} ${time} ${thread} ${JSON.stringify(args)}`),
  })
  for (const piece of pieces) decoder.feed(piece)
  return { log, whole: decoder.whole }
}

test("any cut of the bytes gives the same events", () => {
  for (const name of names) {
    const bytes = bytesOf(name)
    const { log, whole } = events([bytes])
    assert.ok(whole)
    assert.equal(log[0].split(" ")[0], "machine")
    assert.equal(log.at(-1)?.split(" ")[0], "end")
    const single = Array.from(bytes, (byte) => Uint8Array.of(byte))
    assert.deepEqual(events(single), { log, whole: true })
    assert.equal(events([bytes.subarray(0, bytes.length - 1)]).whole, false)
  }
})

test("damaged bytes are refused", () => {
  const head = bytesOf("queue").subarray(0, 9)
  const after = (/** @type {number[]} */ ...tail) => events([Uint8Array.of(...head, ...tail)])
  assert.throws(() => events([new TextEncoder().encode("taketurns")]), /version 115; this page reads version 1/)
  assert.throws(() => events([new TextEncoder().encode("no trace at all")]), /no trace/)
  assert.throws(() => after(0, 0), /unknown event 0/)
  assert.throws(() => after(127, 0), /unknown event 127/)
  assert.throws(() => after(0x80, 1), /negative line/)
  assert.throws(() => after(EV.gil_take, 1), /time out of range/)
  assert.throws(() => after(EV.end, 0, 9), /string 9 is not defined/)
  assert.throws(() => after(EV.cut, 0, 7), /what is 7/)
  assert.throws(() => after(EV.on, ...Array(9).fill(0xff), 1), /number out of range/)
})

test("a model has lanes with their states", () => {
  const model = build("lost-update")
  assert.deepEqual(
    model.lanes.map(({ name, color, start, end }) => [name, color, start, end]),
    [
      ["MainThread", 0, 0, 41000],
      ["Thread-1", 1, 6000, 29000],
      ["Thread-2", 2, 10000, 34000],
    ]
  )
  const [main, first] = model.lanes
  const states = (/** @type {import("./model.js").Lane} */ lane) =>
    Array.from({ length: lane.changes.length }, (_, i) => {
      const at = query.span(model, lane, i)
      assert.ok(at)
      return [at.state, at.start, at.end]
    })
  assert.deepEqual(states(first), [
    [STATE.wantsGil, 6000, 12000],
    [STATE.running, 12000, 18000],
    [STATE.wantsGil, 18000, 24000],
    [STATE.running, 24000, 29000],
    [STATE.done, 29000, 41200],
  ])
  assert.equal(query.spanAt(model, first, 5999), null)
  assert.equal(query.runningUntil(model, first, 26000), 8000)
  assert.equal(query.stateAt(model, main, 20000), STATE.blocked)
  assert.equal(model.kind, "ok")
  assert.deepEqual(model.outputs, [{ time: 39000, lane: 0, thread: 1, stream: "stdout", text: "x is 1\n" }])
})

test("the line of each thread at a time", () => {
  const model = build("lost-update")
  const lines = (/** @type {number} */ t) => model.lanes.map((lane) => query.placeAt(model, lane, t).line)
  assert.deepEqual(lines(0), [1, 0, 0])
  assert.deepEqual(lines(25000), [13, 8, 8])
  assert.deepEqual(lines(19000), [13, 8, 7])
  assert.deepEqual(lines(36000), [14, 0, 0])
})

test("why a lane waits and who woke it", () => {
  const model = build("lost-update")
  const [main, first] = model.lanes
  /** @param {import("./model.js").Lane} lane @param {number} t */
  const said = (lane, t) => {
    const at = query.spanAt(model, lane, t)
    return at && sentence(model, at)
  }
  assert.equal(said(first, 20000), "Thread-1 waits for the GIL at line 8 for 6 µs, held by Thread-2 (line 7).")
  assert.equal(
    said(main, 20000),
    "MainThread waits for Thread-1 to end at line 13 for 17 µs, woken by the end of Thread-1."
  )
  assert.equal(said(first, 40000), "Thread-1 is done.")
})

test("locks, queues and who waits for them", () => {
  const model = build("deadlock")
  const [a, b] = model.objects
  assert.deepEqual([query.objectAt(model, a, 3199).owner, query.objectAt(model, a, 3200).owner], [NONE, 1])
  const waiters = query.waitersAt(model, model.end)
  assert.deepEqual(
    [a, b].map(({ index }) => waiters.get(index)?.map(({ name }) => name)),
    [["ba"], ["ab"]]
  )
  const at = query.spanAt(model, model.lanes[1], model.end)
  assert.ok(at)
  assert.equal(sentence(model, at), "ab waits for lock b at line 8 for 400 ns, held by ba (line 13), never woken.")
  assert.equal(waitLabel(model, at.change), "lock b")

  const queued = build("queue")
  const depth = (/** @type {number} */ t) => query.objectAt(queued, queued.objects[0], t).n
  assert.deepEqual([8999, 9000, 12399, 12400, 14800, 31700].map(depth), [0, 1, 1, 0, 1, 0])
  assert.equal(actText(queued, 1), "puts into queue q, which then holds 1")
})

test("tasks are lanes of their loop's thread", () => {
  const model = build("tasks")
  const [loop, main, first, second] = model.lanes
  assert.deepEqual(
    [main, first, second].map(({ kind, loop: of, parent }) => [kind, of, parent]),
    [
      ["task", 0, 0],
      ["task", 0, 1],
      ["task", 0, 1],
    ]
  )
  assert.equal(loop.tasks, 3)
  assert.deepEqual(
    [9700, 12000, 500000000, 1000013500].map((t) => query.stateAt(model, second, t)),
    [STATE.ready, STATE.blocked, STATE.blocked, STATE.running]
  )
  assert.equal(model.outputs[0].lane, first.index)
  assert.deepEqual([second.how, second.error], [1, "ValueError"])
  const waits = query.spanAt(model, second, 13000)
  assert.ok(waits)
  assert.equal(
    sentence(model, waits),
    "second waits for lock at line 7 for 1 s, held by first (line 9), woken by first: release."
  )
})

test("arrows, operations and cores", () => {
  const model = build("queue")
  const { arrows, ops, words } = model
  const list = Array.from({ length: arrows.length }, (_, i) => [
    arrows.kind[i],
    model.lanes[arrows.from[i]].name,
    arrows.time[i],
    model.lanes[arrows.lane[i]].name,
    arrows.to[i],
    words[arrows.why[i]],
  ])
  assert.deepEqual(list.slice(0, 4), [
    [0, "MainThread", 4000, "producer", 4000, ""],
    [0, "MainThread", 5000, "consumer", 5000, ""],
    [2, "producer", 9000, "consumer", 12400, ""],
    [1, "consumer", 12700, "producer", 12700, "get"],
  ])
  const producer = model.lanes[1]
  assert.deepEqual(
    Array.from({ length: producer.ops.length }, (_, i) => {
      const op = producer.ops.get(i)
      return [words[ops.name[op]], ops.time[op], ops.end[op], unpack(ops.place[op]).line]
    }),
    [
      ["queue.put", 8200, 9500, 8],
      ["queue.put", 10200, 15200, 8],
    ]
  )
  assert.equal(query.ownerAt(model.cores[1], 7000), 1)
  assert.equal(query.ownerAt(model.cores[1], 11000), NONE)
  assert.equal(query.ownerAt(model.processes[0].gil, 11000), 2)
  assert.equal(query.arrowFrom(model, producer, 0, 1), 2)
  assert.equal(query.arrowFrom(model, producer, 20000, -1), 3)
})

test("the next and the previous event and line", () => {
  const model = build("lost-update")
  assert.equal(query.eventFrom(model, 12000, 1), 14000)
  assert.equal(query.eventFrom(model, 14000, -1), 12000)
  assert.equal(query.eventFrom(model, 41000, 1), null)
  assert.equal(query.eventFrom(model, 0, -1), null)
  assert.equal(query.lineFrom(model, 12000, 1), 18000)
  assert.equal(query.lineFrom(model, 12000, -1), 11000)
  assert.equal(query.lineFrom(model, 12000, 1, model.lanes[0]), 36000)
  assert.equal(query.lineFrom(model, 0, -1), null)
})

test("times in words", () => {
  assert.deepEqual([0, 7, 999, 1000, 12345, 1.5e6, 999.9e6, 2e9, 61e9].map(duration), [
    "0 ns",
    "7 ns",
    "999 ns",
    "1 µs",
    "12.3 µs",
    "1.5 ms",
    "1 s",
    "2 s",
    "61 s",
  ])
  assert.equal(moment(1000012345, 1), "1.000\u202f012\u202f345 s")
  assert.equal(moment(1000012345, 1000), "1.000\u202f012 s")
  assert.equal(moment(2e9, 1e9), "2 s")
})

test("a long trace in pieces", () => {
  // A ring of threads that hand the GIL on, with a few lines each.
  const bytes = [...new TextEncoder().encode("taketurn"), 1]
  const u = (/** @type {number} */ n) => {
    for (; n >= 128; n = Math.floor(n / 128)) bytes.push((n % 128) + 128)
    bytes.push(n)
  }
  const event = (/** @type {number} */ kind, /** @type {number} */ dt, /** @type {number[]} */ ...args) => {
    bytes.push(kind)
    u(dt * 2)
    args.forEach(u)
  }
  event(EV.machine, 0, 2, 1, 0, 0, 0, 0)
  event(EV.process, 0, 1, 0, 0, 0)
  const [threads, turns] = [100, 20_000]
  for (let i = 1; i <= threads; i++) event(EV.thread, 0, i, 1, 0)
  event(EV.line, 0, 1, 6)
  for (let turn = 0; turn < turns; turn++) {
    bytes.push(EV.on)
    u((turn % threads) + 1)
    event(EV.gil_take, 20)
    event(EV.run, 0, 0, 1, 7)
    for (const step of [1, 1, -2]) bytes.push(0x80 + 64 + step, 90)
    event(EV.gil_drop, 10)
    event(EV.ready, 0, 1, 1, 8)
  }
  const builder = new Builder()
  const packed = Uint8Array.from(bytes)
  for (let at = 0; at < packed.length; at += 10_007) builder.feed(packed.subarray(at, at + 10_007))
  const { model } = builder
  const last = model.lanes[threads - 1]
  assert.equal(model.changes.length, 2 * turns)
  assert.equal(model.end, 300 * turns)
  assert.equal(last.lines?.length, (3 * turns) / threads)
  assert.equal(query.runningUntil(model, last, model.end), (280 * turns) / threads)
  assert.deepEqual(query.placeAt(model, last, model.end - 5), { file: 1, line: 6 })
})
