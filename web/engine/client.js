// client.js is the engine's door for pages: start it, run a program, explore one, stop.
//
//     const engine = await Engine.start()
//     const run = await engine.run("print(6 * 7)", {cores: 2, onOutput: (piece) => …})
//
// The engine lives in a worker, one program at a time. Stop is first a message; a worker that
// does not answer is terminated and another started from the same compiled module, and what it
// had posted is kept.

/**
 * What `run` takes. The machine's options are the flags of the command line.
 * @typedef {object} RunOptions
 * @property {string | number} [cores] 1 to 64
 * @property {string | boolean} [gil] on or off
 * @property {string} [start] fork, spawn or forkserver
 * @property {string} [switch] calls, instruction or parallel
 * @property {string} [policy] realistic, round-robin, random or pct
 * @property {string | number} [seed]
 * @property {string} [schedule] a schedule to replay
 * @property {string | number} [limit] instructions before the run is ended
 * @property {string} [args] the words of sys.argv after the program's name
 * @property {string} [filename] how tracebacks call the program
 * @property {string} [stdin] all the input there is
 * @property {boolean} [trace] whether to record; true if absent
 * @property {(piece: OutputPiece) => void} [onOutput]
 * @property {(prompt: string) => string | null | Promise<string | null>} [onInput] one line, or null at the end
 * @property {(chunk: Uint8Array) => void} [onTrace] each part of the trace; not to be changed
 * @property {(virtualSeconds: number) => void} [onTime] the program's clock, now and then
 */

/** @typedef {{stream: "stdout" | "stderr", text: string, thread: number}} OutputPiece */

/**
 * What a run was.
 * @typedef {object} Run
 * @property {string} stdout
 * @property {string} stderr
 * @property {number} exit
 * @property {"ok" | "exception" | "syntax" | "deadlock" | "livelock" | "limit" | "stopped"} kind
 * @property {number} virtualSeconds
 * @property {number} realSeconds
 * @property {string} schedule
 * @property {Uint8Array} trace packed; empty when none was asked for
 * @property {string} [failure] why the engine itself broke off, which is our fault
 */

/** Milliseconds that a worker has to answer Stop. */
const patience = 300

const machineOptions = ["cores", "gil", "start", "switch", "policy", "seed", "schedule", "limit", "args"]
const otherOptions = ["filename", "stdin", "trace", "onOutput", "onInput", "onTrace", "onTime"]

export class Engine {
  /** Starts an engine; several may live in one page and share the compiled module.
   * @param {{spawn?: () => Worker, compile?: () => Promise<unknown>}} [host] where worker and module come from
   * @returns {Promise<Engine>} */
  static async start({ spawn = spawnWorker, compile = compileOnce } = {}) {
    const engine = new Engine(spawn, compile)
    await engine.#ready
    return engine
  }

  /** @type {Worker | undefined} */
  #worker
  /** @type {Promise<void>} resolves when the worker can take a request */
  #ready
  /** @type {Collector | undefined} the run in progress */
  #run
  /** @type {Map<number, {resolve: (answer: any) => void, reject: (error: Error) => void}>} */
  #asked = new Map()
  /** @type {Promise<void> | undefined} */
  #stopping
  #lastId = 0

  /** @param {() => Worker} spawn @param {() => Promise<unknown>} compile */
  constructor(spawn, compile) {
    this.spawn = spawn
    this.compile = compile
    this.#ready = this.#startWorker()
  }

  /** Whether a program runs now. */
  get busy() {
    return this.#run !== undefined
  }

  /** Runs a program to its end. Rejects only on misuse: a wrong option, or a run while another goes on.
   * @param {string} source
   * @param {RunOptions} [options]
   * @returns {Promise<Run>} */
  async run(source, options = {}) {
    const { request, callbacks } = prepare("start", source, options)
    const run = new Collector(callbacks)
    await this.#perform(run, request)
    return run.result()
  }

  /** Searches every schedule of a program.
   * @param {string} source
   * @param {RunOptions} [options]
   * @param {(progress: any) => void} [onProgress]
   * @returns {Promise<any>} what `explore -json` prints */
  async explore(source, options = {}, onProgress = () => {}) {
    const { request, callbacks } = prepare("explore", source, options)
    const run = new Collector({ ...callbacks, onProgress })
    await this.#perform(run, request)
    if (!run.found) throw new Error(run.failure ?? "The exploration was stopped.")
    return JSON.parse(run.found)
  }

  /** Renders a document of the reader's as a lesson.
   * @param {string} name the file's name, which tells its format
   * @param {Uint8Array} bytes
   * @returns {Promise<{title: string, html: string}>} */
  async lesson(name, bytes) {
    return await this.#ask({ op: "lesson", name, bytes })
  }

  /** Writes a run's trace in Chrome's trace event format, which Perfetto opens.
   * @param {Uint8Array} trace all of it, as `run` gave it
   * @returns {Promise<Uint8Array<ArrayBuffer>>} JSON, in UTF-8 */
  async chrome(trace) {
    return (await this.#ask({ op: "chrome", trace })).json
  }

  /** Asks what is answered at once. @param {{[name: string]: unknown}} request @returns {Promise<any>} */
  async #ask(request) {
    await this.#ready
    const id = ++this.#lastId
    const answer = new Promise((resolve, reject) => this.#asked.set(id, { resolve, reject }))
    this.#worker?.postMessage({ type: "ask", id, request })
    return await answer
  }

  /** Stops the run in progress, if any.
   * @returns {Promise<void>} resolves when the engine can run again */
  stop() {
    this.#stopping ??= this.#stop().finally(() => {
      this.#stopping = undefined
    })
    return this.#stopping
  }

  async #stop() {
    const run = this.#run
    if (!run) return await this.#ready
    if (!run.posted) return run.end({ kind: "stopped" })
    this.#worker?.postMessage({ type: "stop", id: run.id })
    const answered = await Promise.race([run.ended, delay(patience)])
    if (answered) return
    this.#restart()
    run.end({ kind: "stopped" })
    await this.#ready
  }

  /** Ends the engine for good. */
  close() {
    this.#worker?.terminate()
    this.#worker = undefined
    this.#run?.end({ kind: "stopped" })
    this.#ready = Promise.reject(new Error("This engine was closed."))
    this.#ready.catch(() => {})
  }

  /** @param {Collector} run @param {{[name: string]: unknown}} request */
  async #perform(run, request) {
    if (this.#run) throw new Error("A program is running already; stop it first.")
    run.id = ++this.#lastId
    this.#run = run
    try {
      await this.#ready.catch(() => this.#restart())
      if (!run.over) this.#worker?.postMessage({ type: "run", id: run.id, request })
      run.posted = true
      await run.ended
    } finally {
      this.#run = undefined
    }
    if (run.misuse) throw new Error(run.misuse)
  }

  async #startWorker() {
    const engine = await this.compile()
    const worker = this.spawn()
    this.#worker = worker
    await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => (data.type === "ready" ? resolve(data) : reject(new Error(data.message)))
      worker.onerror = (event) => reject(new Error(event.message || "the engine's worker did not load"))
      worker.postMessage({ type: "load", engine })
    })
    worker.onmessage = ({ data }) => this.#receive(data)
    worker.onerror = (event) => this.#broke(event.message)
  }

  #restart() {
    this.#worker?.terminate()
    for (const { reject } of this.#asked.values()) reject(new Error("The engine was restarted."))
    this.#asked.clear()
    this.#ready = this.#startWorker()
    this.#ready.catch(() => {}) // whoever needs the engine next is told
    return this.#ready
  }

  /** @param {any} data a message of the worker's */
  #receive(data) {
    const asked = this.#asked.get(data.id)
    if (asked) {
      this.#asked.delete(data.id)
      if (data.type === "answer") asked.resolve(data.answer)
      else asked.reject(new Error(data.message))
    }
    const run = this.#run
    if (data.type === "failed") return data.refused ? run?.refuse(data.id, data.message) : this.#broke(data.message)
    if (!run || data.id !== run.id || data.type !== "slice") return
    run.take(data.answer)
    this.#worker?.postMessage({ type: "taken", id: run.id })
    if (data.answer.state === "input") this.#askForInput(run, String(data.answer.prompt ?? ""))
  }

  /** @param {Collector} run @param {string} prompt */
  async #askForInput(run, prompt) {
    const line = (await run.callbacks.onInput?.(prompt)) ?? null
    if (this.#run !== run) return
    const answer = line === null ? { eof: true } : { line }
    this.#worker?.postMessage({ type: "input", id: run.id, ...answer })
  }

  /** The engine itself failed, so a fresh one takes its place. @param {string} message */
  #broke(message) {
    this.#restart()
    this.#run?.end({ kind: "stopped", failure: message || "the engine broke off" })
  }
}

/** Collects what one run posts. */
class Collector {
  id = 0
  posted = false
  over = false
  /** @type {string | undefined} */
  misuse
  /** @type {string | undefined} */
  failure
  /** @type {string | undefined} */
  found
  #startedAt = performance.now()
  #virtualSeconds = 0
  /** @type {{[name: string]: any}} */
  #last = {}
  #text = { stdout: /** @type {string[]} */ ([]), stderr: /** @type {string[]} */ ([]) }
  /** @type {Uint8Array[]} */
  #trace = []
  /** @type {(ended: true) => void} */
  #finish = () => {}
  /** @type {Promise<true>} */
  ended = new Promise((resolve) => {
    this.#finish = resolve
  })

  /** @param {{[name: string]: any}} callbacks */
  constructor(callbacks) {
    this.callbacks = callbacks
  }

  /** Takes one slice of the run. @param {any} answer */
  take(answer) {
    this.#virtualSeconds = answer.virtualSeconds ?? this.#virtualSeconds
    if (answer.trace?.length) {
      this.#trace.push(answer.trace)
      this.callbacks.onTrace?.(answer.trace)
    }
    for (const piece of answer.output ?? []) {
      this.#text[piece.stream === "stderr" ? "stderr" : "stdout"].push(piece.text)
      this.callbacks.onOutput?.(piece)
    }
    if (answer.progress) this.callbacks.onProgress?.(answer.progress)
    if (answer.found) this.found = answer.found
    this.callbacks.onTime?.(this.#virtualSeconds)
    if (answer.state === "done") this.end(answer)
  }

  /** @param {{[name: string]: any}} last */
  end(last) {
    if (this.over) return
    this.over = true
    this.#last = last
    this.failure = last.failure
    this.#finish(true)
  }

  /** The engine would not do what was asked. @param {number} id of the request @param {string} message */
  refuse(id, message) {
    if (id !== this.id) return
    this.over = true
    this.misuse = message
    this.#finish(true)
  }

  /** @returns {Run} */
  result() {
    const { kind = "stopped", exit, schedule = "", realSeconds, failure } = this.#last
    return {
      stdout: this.#text.stdout.join(""),
      stderr: this.#text.stderr.join(""),
      exit: exit ?? (kind === "stopped" ? 130 : 0), // as a shell reports a program that was interrupted
      kind,
      virtualSeconds: this.#virtualSeconds,
      realSeconds: realSeconds ?? (performance.now() - this.#startedAt) / 1000,
      schedule,
      trace: concatenate(this.#trace),
      ...(failure && { failure }),
    }
  }
}

/** Splits what a caller passed into the request and the callbacks.
 * @param {string} op @param {string} source @param {RunOptions} options */
function prepare(op, source, options) {
  if (typeof source !== "string") throw new TypeError("The program must be a string.")
  /** @type {{[name: string]: string}} */
  const machine = {}
  for (const [name, value] of Object.entries(options)) {
    if (machineOptions.includes(name)) {
      if (value !== undefined) machine[name] = typeof value === "boolean" ? (value ? "on" : "off") : String(value)
    } else if (!otherOptions.includes(name)) {
      throw new TypeError(`There is no option ${JSON.stringify(name)}.`)
    }
  }
  const { filename = "main.py", stdin = "", trace = true, onOutput, onInput, onTrace, onTime } = options
  return {
    request: { op, source, filename, options: machine, trace, stdin, interactive: onInput !== undefined },
    callbacks: { onOutput, onInput, onTrace, onTime },
  }
}

/** @param {Uint8Array[]} chunks */
function concatenate(chunks) {
  const all = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.length
  }
  return all
}

/** @param {number} milliseconds @returns {Promise<false>} */
const delay = (milliseconds) => new Promise((resolve) => setTimeout(() => resolve(false), milliseconds))

const spawnWorker = () => new Worker(new URL("worker.js", import.meta.url), { type: "module" })

/** @type {Promise<{module: WebAssembly.Module, library: Uint8Array}> | undefined} */
let compiled

/** The compiled engine and its library, shared by all engines of the page. A failure is not remembered. */
function compileOnce() {
  compiled ??= Promise.all([compile(), fetchLibrary()])
    .then(([module, library]) => ({ module, library }))
    .catch((error) => {
      compiled = undefined
      throw error
    })
  return compiled
}

/** The modules that are written in Python, as the site packs them. */
async function fetchLibrary() {
  const response = await fetch(new URL("library.txt", import.meta.url))
  if (!response.ok) throw new Error(`The library could not be loaded (${response.status}).`)
  return new Uint8Array(await response.arrayBuffer())
}

/** Compiles while the bytes arrive, or afterwards from a server that does not name wasm's type. */
async function compile() {
  const response = await fetch(new URL("engine.wasm", import.meta.url))
  if (!response.ok) throw new Error(`The engine could not be loaded (${response.status}).`)
  if (response.headers.get("Content-Type")?.startsWith("application/wasm")) {
    return await WebAssembly.compileStreaming(response)
  }
  return await WebAssembly.compile(await response.arrayBuffer())
}
