// rows.js says which rows the timeline has and where they stand: processes, threads, the tasks of
// their event loops, GILs and cores. Groups can be closed. No drawing, no DOM.

import { NONE } from "../trace/model.js"

/** @typedef {import("../trace/model.js").Model} Model */
/** @typedef {import("../trace/model.js").Lane} Lane */

/**
 * @typedef {object} Row
 * @property {"process" | "lane" | "gil" | "cores" | "core"} kind
 * @property {number} y of its top, in px from the first row's
 * @property {number} height
 * @property {number} strip px at its top kept free for the names of library calls
 * @property {number} depth of indentation
 * @property {string} name
 * @property {string} group key in `closed` of the group that this row opens and closes; "" if none
 * @property {boolean} open
 * @property {number} inside how many lanes the group has
 * @property {Lane | null} lane
 * @property {number} process index, or NONE
 * @property {number} core number, or NONE
 */

/**
 * @typedef {object} Rows
 * @property {Row[]} rows
 * @property {number} height of all of them
 * @property {Map<Lane, Row>} ofLane its own row, or that of the closed group it is in
 * @property {number} bar height of a lane's bar
 */

/** @type {Row} */
const blank = {
  kind: "lane",
  y: 0,
  height: 0,
  strip: 0,
  depth: 0,
  name: "",
  group: "",
  open: true,
  inside: 0,
  lane: null,
  process: NONE,
  core: NONE,
}

/** A group with more lanes than this is closed until it is opened. */
const CLOSED_ABOVE = 40

/** Heights in px by the number of lanes: few lanes get more room. */
const sizes = [
  { upTo: 8, row: 38, bar: 20 },
  { upTo: 20, row: 30, bar: 16 },
  { upTo: Number.POSITIVE_INFINITY, row: 22, bar: 12 },
]
const strip = 11 // for the names of library calls, where rows are tall
const thin = 24 // a GIL or core
const heading = 26 // a process or the cores

/**
 * @param {Model} model
 * @param {ReadonlyMap<string, boolean>} choices which groups the reader opened (true) or closed (false)
 * @returns {Rows}
 */
export function rowsOf(model, choices) {
  const layout = new Layout(model, choices)
  for (const process of model.processes) layout.process(process)
  layout.cores()
  return { rows: layout.rows, height: layout.y, ofLane: layout.ofLane, bar: layout.size.bar }
}

class Layout {
  /** @param {Model} model @param {ReadonlyMap<string, boolean>} choices */
  constructor(model, choices) {
    this.model = model
    this.choices = choices
    this.size = sizes.find(({ upTo }) => model.lanes.length <= upTo) ?? sizes[0]
    this.several = model.processes.length > 1
    this.family = family(model)
    /** @type {Row[]} */
    this.rows = []
    /** @type {Map<Lane, Row>} */
    this.ofLane = new Map()
    this.y = 0
  }

  /** @param {Row["kind"]} kind @param {number} height @param {Partial<Row>} more @returns {Row} */
  add(kind, height, more) {
    const row = { ...blank, kind, y: this.y, height, ...more }
    this.rows.push(row)
    this.y += height
    return row
  }

  /** @param {string} group @param {number} inside how many lanes it has */
  isOpen(group, inside) {
    return this.choices.get(group) ?? inside <= CLOSED_ABOVE
  }

  /** @param {import("../trace/model.js").Process} process */
  process(process) {
    const { model, several } = this
    const threads = this.family.threads[process.index]
    const group = several ? `process ${process.id}` : ""
    const open = !several || this.isOpen(group, threads.length)
    if (several) {
      const inside = threads.reduce((sum, thread) => sum + 1 + thread.tasks, 0)
      const more = { name: process.name, group, open, inside, process: process.index }
      const head = this.add("process", open ? heading : this.size.row, more)
      if (!open) {
        for (const thread of threads) for (const lane of [thread, ...this.tasksOf(thread)]) this.ofLane.set(lane, head)
        return
      }
    }
    const depth = several ? 1 : 0
    for (const thread of threads) this.thread(thread, depth)
    if (model.machine.gil && process.gil.length > 0)
      this.add("gil", thin, { depth, name: "GIL", process: process.index })
  }

  /** @param {Lane} thread @param {number} depth */
  thread(thread, depth) {
    const tasks = this.tasksOf(thread)
    const group = tasks.length > 0 ? `loop ${thread.id}` : ""
    const open = group !== "" && this.isOpen(group, tasks.length)
    const row = this.lane(thread, depth, { group, open, inside: tasks.length })
    for (const task of tasks) {
      if (open) this.lane(task, depth + 1, {})
      else this.ofLane.set(task, row)
    }
  }

  /** @param {Lane} lane @param {number} depth @param {Partial<Row>} more */
  lane(lane, depth, more) {
    const free = this.size.row === sizes[0].row && lane.ops.length > 0 ? strip : 0
    const row = this.add("lane", this.size.row + free, {
      depth,
      name: lane.name,
      lane,
      strip: free,
      process: lane.process,
      ...more,
    })
    this.ofLane.set(lane, row)
    return row
  }

  cores() {
    const { cores, lanes } = this.model
    if (cores.length === 0 || lanes.length === 0) return
    if (cores.length === 1) {
      this.add("core", thin, { name: "core 0", core: 0 })
      return
    }
    const open = this.choices.get("cores") ?? cores.length <= 4
    this.add("cores", heading, { name: `${cores.length} cores`, group: "cores", open, inside: cores.length })
    if (open) cores.forEach((_, core) => void this.add("core", thin, { depth: 1, name: `core ${core}`, core }))
  }

  /** @param {Lane} thread */
  tasksOf(thread) {
    return this.family.tasks.get(thread.index) ?? []
  }
}

/** Who belongs to whom. @param {Model} model */
function family(model) {
  /** @type {Lane[][]} */
  const threads = model.processes.map(() => [])
  /** @type {Map<number, Lane[]>} */
  const tasks = new Map()
  for (const lane of model.lanes) {
    if (lane.kind === "thread") threads[lane.process]?.push(lane)
    else if (tasks.has(lane.loop)) tasks.get(lane.loop)?.push(lane)
    else tasks.set(lane.loop, [lane])
  }
  return { threads, tasks }
}

/** The index of the row at a height, or NONE. @param {Rows} rows @param {number} y */
export function rowAt({ rows, height }, y) {
  if (y < 0 || y >= height) return NONE
  let low = 0
  let high = rows.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (rows[middle].y <= y) low = middle
    else high = middle - 1
  }
  return low
}
