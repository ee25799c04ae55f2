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

/** A group with more lanes than this is closed until it is opened. */
const CLOSED_ABOVE = 40

/** Heights in px by the number of lanes: few lanes get more room. */
const sizes = [
  { upTo: 8, row: 38, bar: 20 },
  { upTo: 20, row: 30, bar: 16 },
  { upTo: Number.POSITIVE_INFINITY, row: 22, bar: 12 },
]
const thin = 24 // a GIL or core
const heading = 26 // a process or the cores

/**
 * @param {Model} model
 * @param {ReadonlyMap<string, boolean>} choices which groups the reader opened (true) or closed (false)
 * @returns {Rows}
 */
export function rowsOf(model, choices) {
  const { row: tall, bar } = sizes.find(({ upTo }) => model.lanes.length <= upTo) ?? sizes[0]
  /** @type {Row[]} */
  const rows = []
  const ofLane = new Map()
  let y = 0
  const several = model.processes.length > 1

  /** @param {Row["kind"]} kind @param {number} height @param {Partial<Row>} more */
  const add = (kind, height, more) => {
    const row = {
      kind,
      y,
      height,
      depth: 0,
      name: "",
      group: "",
      open: true,
      inside: 0,
      lane: null,
      process: NONE,
      core: NONE,
      ...more,
    }
    rows.push(row)
    y += height
    return row
  }
  /** @param {string} group @param {number} inside */
  const isOpen = (group, inside) => choices.get(group) ?? inside <= CLOSED_ABOVE

  const { threads, tasks } = family(model)
  for (const process of model.processes) {
    const own = threads[process.index]
    const inside = own.reduce((sum, thread) => sum + 1 + thread.tasks, 0)
    const group = several ? `process ${process.id}` : ""
    const open = !several || (choices.get(group) ?? own.length <= CLOSED_ABOVE)
    const depth = several ? 1 : 0
    let head = /** @type {Row | null} */ (null)
    if (several)
      head = add("process", open ? heading : tall, { name: process.name, group, open, inside, process: process.index })
    for (const thread of own) {
      if (!open) {
        for (const lane of [thread, ...(tasks.get(thread.index) ?? [])]) ofLane.set(lane, head)
        continue
      }
      const members = tasks.get(thread.index) ?? []
      const loop = members.length > 0 ? `loop ${thread.id}` : ""
      const unfolded = loop !== "" && isOpen(loop, members.length)
      const row = add("lane", tall, {
        depth,
        name: thread.name,
        lane: thread,
        group: loop,
        open: unfolded,
        inside: members.length,
        process: process.index,
      })
      ofLane.set(thread, row)
      for (const task of members) {
        const own = unfolded
          ? add("lane", tall, { depth: depth + 1, name: task.name, lane: task, process: process.index })
          : row
        ofLane.set(task, own)
      }
    }
    if (open && model.machine.gil && process.gil.length > 0)
      add("gil", thin, { depth, name: "GIL", process: process.index })
  }
  addCores(model, choices, add)
  return { rows, height: y, ofLane, bar }
}

/** @param {Model} model @param {ReadonlyMap<string, boolean>} choices @param {(kind: Row["kind"], height: number, more: Partial<Row>) => Row} add */
function addCores(model, choices, add) {
  const { cores } = model
  if (cores.length === 0 || model.lanes.length === 0) return
  if (cores.length === 1) {
    add("core", thin, { name: "core 0", core: 0 })
    return
  }
  const open = choices.get("cores") ?? cores.length <= 4
  add("cores", heading, { name: `${cores.length} cores`, group: "cores", open, inside: cores.length })
  if (open) cores.forEach((_, core) => void add("core", thin, { depth: 1, name: `core ${core}`, core }))
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
