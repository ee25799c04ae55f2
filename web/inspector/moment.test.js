// Tests of what the inspector shows of a moment.
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import { Builder } from "../trace/build.js"
import { momentAt } from "./moment.js"

/** @param {string} name */
function build(name) {
  const builder = new Builder()
  builder.feed(readFileSync(new URL(`../trace/testdata/${name}.trace.bin`, import.meta.url)))
  return builder.model
}

test("threads with state, line and reason", () => {
  const now = momentAt(build("lost-update"), 20000)
  assert.deepEqual(
    now.lanes.map(({ lane, does, where, why }) => [lane.name, does, where, why]),
    [
      ["MainThread", "waits for Thread-1 to end", "line 13", ""],
      ["Thread-1", "waits for the GIL", "line 8", "held by Thread-2 (line 7)"],
      ["Thread-2", "runs on core 0", "line 7", ""],
    ]
  )
  const early = momentAt(build("lost-update"), 7000)
  assert.deepEqual([early.lanes.length, early.later, early.over], [2, 1, 0])
})

test("locks with owner and waiters", () => {
  const model = build("deadlock")
  const { locks, queues } = momentAt(model, model.end)
  assert.deepEqual(
    locks.map(({ name, state, owner, since, waiters }) => [
      name,
      state,
      owner?.name,
      since,
      waiters.map((lane) => lane.name),
    ]),
    [
      ["lock a", "taken by ab", "ab", "line 6", ["ba"]],
      ["lock b", "taken by ba", "ba", "line 12", ["ab"]],
    ]
  )
  assert.deepEqual(queues, [])
  assert.deepEqual(
    momentAt(model, 1000).locks.map(({ state }) => state),
    ["free", "free"]
  )
})

test("queues with depth, and no locks of the library's own", () => {
  const { locks, queues } = momentAt(build("queue"), 11000)
  assert.deepEqual(locks, [])
  assert.deepEqual(
    queues.map(({ name, state, waiters }) => [name, state, waiters.map((lane) => lane.name)]),
    [["queue q", "1 of 1", ["producer"]]]
  )
})
