// Tests what actions do to an example's state.
import assert from "node:assert/strict"
import { test } from "node:test"
import { active, changed, initial, stale, update } from "../../lesson/state.js"

const original = { source: "print(1)", options: { cores: "1" } }
/** @type {import("../../engine/client.js").Run} */
const run = {
  stdout: "1\n",
  stderr: "",
  exit: 0,
  kind: "ok",
  virtualSeconds: 2,
  realSeconds: 0.1,
  schedule: "",
  trace: new Uint8Array(),
}

/** @param {...import("../../lesson/state.js").Action} actions */
const after = (...actions) => actions.reduce(update, initial(original))

test("a state is never changed in place", () => {
  const before = initial(original)
  update(before, { type: "edit", source: "print(2)" })
  assert.equal(before.source, "print(1)")
  assert.throws(() => {
    before.source = ""
  }, TypeError)
})

test("an edit is a change until it is reset or typed back", () => {
  assert.ok(!changed(after()))
  assert.ok(changed(after({ type: "edit", source: "print(2)" })))
  assert.ok(!changed(after({ type: "edit", source: "print(2)" }, { type: "edit", source: "print(1)" })))
  assert.ok(!changed(after({ type: "edit", source: "print(2)" }, { type: "reset" })))
  assert.ok(changed(after({ type: "configure", options: {} })))
  assert.ok(!changed(after({ type: "configure", options: {} }, { type: "reset" })))
})

test("a run goes from loading to done", () => {
  const phases = [
    after({ type: "load" }),
    after({ type: "load" }, { type: "start" }),
    after({ type: "load" }, { type: "start" }, { type: "ask", prompt: "name? " }),
    after({ type: "load" }, { type: "start" }, { type: "ask", prompt: "name? " }, { type: "answer" }),
    after({ type: "load" }, { type: "start" }, { type: "stop" }),
    after({ type: "load" }, { type: "start" }, { type: "end", run }),
  ].map((state) => [state.phase, active(state)])
  assert.deepEqual(phases, [
    ["loading", true],
    ["running", true],
    ["asking", true],
    ["running", true],
    ["stopping", false],
    ["done", false],
  ])
})

test("a run that was given up does not start", () => {
  assert.equal(after({ type: "load" }, { type: "trouble", message: "no" }, { type: "start" }).phase, "idle")
})

test("a new run forgets the last one's end and trouble", () => {
  const again = after({ type: "load" }, { type: "start" }, { type: "end", run }, { type: "load" })
  assert.deepEqual([again.run, again.time], [null, 0])
  assert.equal(after({ type: "trouble", message: "no" }, { type: "load" }).trouble, null)
})

test("what is shown grows stale with an edit", () => {
  const done = after({ type: "load" }, { type: "start" }, { type: "end", run })
  assert.ok(!stale(done))
  assert.ok(stale(update(done, { type: "edit", source: "print(2)" })))
  assert.ok(stale(update(done, { type: "configure", options: {} })))
  assert.ok(!stale(after({ type: "edit", source: "print(2)" })))
})

test("who runs without a prediction has skipped it", () => {
  assert.equal(after({ type: "predict", text: "2" }, { type: "load" }).prediction, "2")
  assert.equal(after({ type: "load" }).prediction, "")
})
