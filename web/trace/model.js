// model.js is what a trace tells, as the page asks for it: lanes and their states, who had the GIL
// and the cores, what happened to each object, arrows, output. build.js makes it from the events,
// query.js answers questions about it. No DOM. Times are virtual nanoseconds.
//
// A model only grows: what was read from it stays true, but the last state of a lane lasts until
// model.end for now. `version` changes with everything that is added.

import { Ints, table } from "./columns.js"

/** What a lane does in a stretch of time. */
export const STATE = Object.freeze({
  starting: 0, // made, and not yet ready
  ready: 1, // waits for a core, or for its turn in the event loop
  wantsGil: 2, // waits for the GIL
  running: 3,
  sleeping: 4,
  blocked: 5,
  done: 6,
})

/** How a thread, task or operation ended; the values of thread_end's `how`. */
export const ENDING = Object.freeze(["done", "failed", "cancelled", "killed"])

/** In place of a lane: nobody, and the machine itself (a timer, the network). */
export const NONE = -1
export const MACHINE = -2

/** What an arrow stands for. */
export const ARROW = Object.freeze({ start: 0, wake: 1, item: 2 })

/** How many colours there are for lanes. */
export const LANE_COLORS = 8

/** A place is kept in one number: file and line. */
const FILE_UNIT = 2 ** 20

/** @param {number} file @param {number} line */
export const pack = (file, line) => Math.min(file, 4095) * FILE_UNIT + Math.min(line, FILE_UNIT - 1)

/** @typedef {{file: number, line: number}} Place file as in model.files; line from 1, 0 when unknown */

/** @param {number} place @returns {Place} */
export const unpack = (place) => ({ file: Math.floor(place / FILE_UNIT), line: place % FILE_UNIT })

/** A thread or a task, drawn as one lane. */
export class Lane {
  /** @param {number} index @param {"thread" | "task"} kind @param {number} id @param {string} name @param {number} start */
  constructor(index, kind, id, name, start) {
    this.index = index // in model.lanes
    this.kind = kind
    this.id = id // the thread's or task's number in the trace
    this.name = name
    this.start = start
    this.end = Number.POSITIVE_INFINITY // until it is over
    this.how = NONE // index into ENDING once it is over
    this.error = "" // type of the exception it ended with
    this.process = NONE // index into model.processes
    this.parent = NONE // lane that made it
    this.loop = NONE // of a task: the lane of its event loop's thread
    this.tasks = 0 // of a thread: how many tasks its loops have
    this.changes = new Ints() // into model.changes, by time
    this.acts = new Ints() // into model.acts
    this.accesses = new Ints() // into model.accesses
    this.ops = new Ints() // into model.ops, outermost ones
    this.out = new Ints() // into model.arrows, those that leave
    this.in = new Ints() // those that arrive
    /** Lines of a thread; a task's are those of its thread during its steps. */
    this.lines = kind === "thread" ? lineTable() : null
    /** Of a thread: whose step its event loop runs. */
    this.turns = ownerTable()
    // What follows is of use while events come in.
    /** Tasks whose steps are open, the innermost last. @type {Lane[]} */
    this.steps = []
    /** @type {number[]} */
    this.openOps = []
    this.waker = NONE
    this.wakeWhy = 0
    /** @type {number} */
    this.state = STATE.starting
    this.since = start
    this.busy = 0 // ns of running before `since`
  }

  /** The number of its colour. */
  get color() {
    return this.index % LANE_COLORS
  }
}

/** @typedef {{index: number, id: number, parent: number, how: string, name: string, start: number, end: number, code: number,
 *   gil: ReturnType<typeof ownerTable>, requests: ReturnType<typeof ownerTable>, starter: number}} Process */
/** @typedef {{index: number, id: number, kind: string, name: string, process: number, n: number, size: number, time: number, acts: Ints}} TraceObject */
/** @typedef {{time: number, lane: number, thread: number, stream: "stdout" | "stderr", text: string}} Output */
/** @typedef {{time: number, n: number, what: string, chosen: number, among: number[]}} Choice */

export const lineTable = () => table({ time: new Float64Array(0), place: new Uint32Array(0) })
export const ownerTable = () => table({ time: new Float64Array(0), lane: new Int32Array(0) })

export class Model {
  constructor() {
    this.version = 0
    this.end = 0 // of the latest event so far
    this.kind = "" // how the run ended; "" while it goes on
    this.machine = { cores: 0, gil: false, switch: "", policy: "", start: "", seed: 0 }
    /** Source files by number. @type {string[]} */
    this.files = [""]
    /** Repeated strings by number. */
    this.words = [""]
    /** @type {Process[]} */
    this.processes = []
    /** @type {Lane[]} */
    this.lanes = []
    /** @type {TraceObject[]} */
    this.objects = []
    /** @type {Output[]} */
    this.outputs = []
    /** @type {Choice[]} */
    this.choices = []
    /** @type {{time: number, text: string}[]} */
    this.notes = []
    /** When lines, and when everything, stopped being recorded. */
    this.cut = { fine: Number.POSITIVE_INFINITY, all: Number.POSITIVE_INFINITY }
    /** Who runs on each core; NONE when it is free. @type {ReturnType<typeof ownerTable>[]} */
    this.cores = []

    /** Changes of state. `what` is the object waited for (index, or NONE), or while running the core;
     * `from` and `wakeWhy` say who ended the wait before this state; `busy` is the lane's running
     * time in ns before it; `step` is 1 when a task waits with its whole thread. */
    this.changes = table({
      time: new Float64Array(0),
      until: new Float64Array(0),
      busy: new Float64Array(0),
      place: new Uint32Array(0),
      what: new Int32Array(0),
      from: new Int32Array(0),
      why: new Uint16Array(0),
      wakeWhy: new Uint16Array(0),
      state: new Uint8Array(0),
      step: new Uint8Array(0),
    })
    /** What was done to objects; kind is an EV, n a count or depth, op 1 + the outermost operation it was part of. */
    this.acts = table({
      time: new Float64Array(0),
      object: new Int32Array(0),
      lane: new Int32Array(0),
      n: new Int32Array(0),
      op: new Int32Array(0),
      kind: new Uint8Array(0),
    })
    this.accesses = table({
      time: new Float64Array(0),
      what: new Uint16Array(0),
      place: new Uint32Array(0),
      how: new Uint8Array(0), // 0 read, 1 write, 2 both
    })
    /** Library calls; end is NaN while one goes on. */
    this.ops = table({
      time: new Float64Array(0),
      end: new Float64Array(0),
      name: new Uint16Array(0),
      object: new Int32Array(0),
      place: new Uint32Array(0),
      how: new Uint8Array(0),
    })
    /** From one lane's time to another's. */
    this.arrows = table({
      time: new Float64Array(0),
      to: new Float64Array(0),
      from: new Int32Array(0),
      lane: new Int32Array(0),
      object: new Int32Array(0),
      why: new Uint16Array(0),
      kind: new Uint8Array(0),
    })

    /** Lanes by the trace's own numbers. @type {Map<number, Lane>} */
    this.threads = new Map()
    /** @type {Map<number, Lane>} */
    this.tasks = new Map()
  }

  /** A lane's colour by thread number, for output that comes ahead of the trace. @param {number} thread */
  colorOfThread(thread) {
    return this.threads.get(thread)?.color ?? (Math.max(thread, 1) - 1) % LANE_COLORS
  }
}
