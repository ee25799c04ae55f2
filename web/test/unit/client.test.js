// Tests the engine's door against a worker double that speaks the worker's protocol.
import assert from "node:assert/strict"
import { test } from "node:test"
import { Engine } from "../../engine/client.js"

/** A worker whose programs are lists of slices, given as JSON text in place of Python. */
class FakeWorker {
  /** @type {((event: {data: any}) => void) | null} */
  onmessage = null
  onerror = null
  terminated = false
  /** @type {any[]} */
  asked = []

  /** @param {any} data */
  postMessage(data) {
    this.asked.push(data)
    queueMicrotask(() => !this.terminated && this.answer(data))
  }

  /** @param {any} data */
  answer(data) {
    const { type, id, request } = data
    if (type === "load") this.post({ type: "ready" })
    if (type === "ask") this.post({ type: "answer", id, answer: { title: request.name, html: "<p>" } })
    if (type === "input") this.slice(id, { output: [out(`got ${data.line ?? "EOF"}\n`)], ...done })
    if (type === "run") {
      const program = JSON.parse(request.source)
      if (program.refused) this.post({ type: "failed", id, message: program.refused, refused: true })
      if (program.broken) this.post({ type: "failed", id, message: program.broken, refused: false })
      for (const answer of program.slices ?? []) this.slice(id, answer)
    }
    if (type === "stop" && !this.deaf) this.slice(id, { ...done, kind: "stopped", exit: 130 })
  }

  deaf = false

  /** @param {number} id @param {any} answer */
  slice(id, answer) {
    const trace = answer.trace && new Uint8Array(answer.trace)
    this.post({ type: "slice", id, answer: { ...answer, trace } })
  }

  /** @param {any} data */
  post(data) {
    this.onmessage?.({ data })
  }

  terminate() {
    this.terminated = true
  }
}

const done = { state: "done", kind: "ok", exit: 0, virtualSeconds: 2, realSeconds: 0.01, schedule: "s" }
/** @param {string} text */
const out = (text, stream = "stdout", thread = 1) => ({ stream, text, thread })
/** @param {any} program */
const source = (program) => JSON.stringify(program)

async function start() {
  /** @type {FakeWorker[]} */
  const workers = []
  const engine = await Engine.start({
    spawn: () => {
      const worker = new FakeWorker()
      workers.push(worker)
      return /** @type {any} */ (worker)
    },
    compile: async () => "module",
  })
  return { engine, workers }
}

test("a run collects output and trace, and hands each part on", async () => {
  const { engine } = await start()
  /** @type {string[]} */
  const seen = []
  const run = await engine.run(
    source({
      slices: [
        { state: "running", output: [out("a\n"), out("oops\n", "stderr", 2)] },
        { ...done, output: [out("b\n")] },
      ],
    }),
    { onOutput: ({ text, thread }) => seen.push(`${thread} ${text}`) }
  )
  assert.equal(run.stdout, "a\nb\n")
  assert.equal(run.stderr, "oops\n")
  assert.deepEqual([run.kind, run.exit, run.virtualSeconds, run.schedule], ["ok", 0, 2, "s"])
  assert.deepEqual(seen, ["1 a\n", "2 oops\n", "1 b\n"])
})

test("options reach the engine as the command line's words", async () => {
  const { engine, workers } = await start()
  await engine.run(source({ slices: [done] }), { cores: 2, gil: false, seed: 7, stdin: "x\n", trace: false })
  const { request } = workers[0].asked[1]
  assert.deepEqual(request.options, { cores: "2", gil: "off", seed: "7" })
  assert.deepEqual([request.stdin, request.trace, request.interactive], ["x\n", false, false])
})

test("misuse rejects, and the engine can run again", async () => {
  const { engine } = await start()
  await assert.rejects(engine.run(source({ refused: "cores: 1 to 64" }), { cores: 0 }), /1 to 64/)
  await assert.rejects(engine.run("{}", /** @type {any} */ ({ core: 2 })), /no option "core"/)
  const first = engine.run(source({ slices: [] }))
  await assert.rejects(engine.run("{}"), /running already/)
  await engine.stop()
  assert.equal((await first).kind, "stopped")
  assert.equal((await engine.run(source({ slices: [done] }))).kind, "ok")
})

test("input is asked for, and the end of it can be said", async () => {
  const { engine } = await start()
  const asking = source({ slices: [{ state: "input", prompt: "name? " }] })
  const run = await engine.run(asking, { onInput: async (prompt) => `${prompt}Ada` })
  assert.equal(run.stdout, "got name? Ada\n")
  assert.equal((await engine.run(asking, { onInput: () => null })).stdout, "got EOF\n")
})

test("a worker that does not answer Stop is replaced, and what it posted is kept", async () => {
  const { engine, workers } = await start()
  workers[0].deaf = true
  const endless = engine.run(source({ slices: [{ state: "running", output: [out("so far\n")], trace: [1, 2] }] }))
  await new Promise((resolve) => setTimeout(resolve, 10))
  await engine.stop()
  const run = await endless
  assert.deepEqual([run.kind, run.stdout, run.exit], ["stopped", "so far\n", 130])
  assert.deepEqual(run.trace, new Uint8Array([1, 2]))
  assert.ok(workers[0].terminated)
  assert.equal((await engine.run(source({ slices: [done] }))).kind, "ok")
  assert.equal(workers.length, 2)
})

test("an engine that breaks ends the run and says so", async () => {
  const { engine, workers } = await start()
  const run = await engine.run(source({ broken: "unreachable" }))
  assert.deepEqual([run.kind, run.failure], ["stopped", "unreachable"])
  assert.equal((await engine.run(source({ slices: [done] }))).kind, "ok")
  assert.equal(workers.length, 2)
})

test("an exploration gives its findings and its progress", async () => {
  const { engine } = await start()
  /** @type {any[]} */
  const progress = []
  const program = source({
    slices: [
      { state: "running", progress: { executions: 3 } },
      { ...done, found: '{"complete": true}' },
    ],
  })
  assert.deepEqual(await engine.explore(program, {}, (p) => progress.push(p)), { complete: true })
  assert.deepEqual(progress, [{ executions: 3 }])
  await assert.rejects(engine.explore(source({ refused: "exploring is not available yet" })), /not available yet/)
})

test("a document is rendered", async () => {
  const { engine } = await start()
  assert.equal((await engine.lesson("notes.md", new Uint8Array())).title, "notes.md")
})
