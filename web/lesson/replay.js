// replay.js lets the reader go back and forth in a run: it turns the trace into a model as it
// comes, draws timeline and inspector, and tells what was where when the cursor moves.
import { Inspector } from "../inspector/inspector.js"
import { Timeline } from "../timeline/timeline.js"
import { Builder } from "../trace/build.js"
import { laneName } from "../trace/describe.js"
import { NONE, STATE } from "../trace/model.js"
import { eventFrom, lineFrom, placeAt, stateAt } from "../trace/query.js"
import { Comparison } from "./compare.js"
import { element } from "./dom.js"
import { count, duration } from "./format.js"
import { Writes } from "./log.js"
import { saveButtons } from "./save.js"
import { Transport } from "./transport.js"

/** @typedef {import("../trace/model.js").Lane} Lane */
/** @typedef {import("../editor/marks.js").Mark} Mark */

/**
 * @typedef {object} ReplayOptions
 * @property {string} title the example's
 * @property {string} filename the program's, as the trace calls it
 * @property {(line: number) => void} onLine the reader asked for a line
 * @property {(moment: Moment | null) => void} onMoment the cursor moved; null when it is gone
 * @property {() => string} program the program's text, to be saved
 * @property {() => Promise<BlobPart | null>} chrome the run in Chrome's trace event format, to be saved
 * @property {import("./compare.js").Compared | null} other an example to compare this one with
 *
 * @typedef {object} Moment
 * @property {number} time in virtual ns
 * @property {Mark[]} marks where the threads are in the program
 */

const messages = {
  moment: "At the cursor",
  cut: (/** @type {number} */ ns) =>
    `From ${duration(ns / 1e9)} on, lines were not recorded any more: the trace had reached its limit.`,
  damaged: "The record of this run cannot be read: ",
}

/** Milliseconds between two pictures while a run goes on: drawing takes time from the engine. */
const pace = 100

export class Replay {
  #builder = new Builder()
  /** @type {Timeline | null} made when there is something to show */
  #timeline = null
  /** @type {Inspector | null} */
  #inspector = null
  #writes = new Writes(this.#builder.model.outputs)
  #timer = 0 // until the next picture of a run that goes on

  /** @param {ReplayOptions} options */
  constructor(options) {
    this.options = options
    this.transport = new Transport(options.title, {
      step: (by, direction) => this.step(by, direction),
      rewind: () => this.moveTo(0),
    })
    this.note = element("p.note", { hidden: true, role: "status" })
    this.picture = element("div.picture")
    const timeline = () => this.#timeline
    this.comparison = options.other && new Comparison(options.other, timeline)
    const { program } = options
    const chrome = () => options.chrome().catch((error) => this.#say(error.message))
    this.transport.element.append(saveButtons(fileName(options.title), { program, timeline, chrome }))
    this.element = element("div.replay", {}, this.note, this.picture, this.transport.element, this.comparison?.element)
    this.details = element(
      "details.moment",
      { ontoggle: () => this.#inspect() },
      element("summary", {}, messages.moment)
    )
  }

  get model() {
    return this.#builder.model
  }

  get cursor() {
    return this.#timeline?.cursor ?? null
  }

  /** How many threads the run had. */
  get threads() {
    return this.model.threads.size
  }

  /** Forgets the last run and gets ready for the next. */
  begin() {
    this.transport.pause()
    clearTimeout(this.#timer)
    this.#timer = 0
    this.#builder = new Builder()
    this.#writes = new Writes(this.model.outputs)
    this.note.hidden = true
    this.comparison?.hide()
    this.#timeline?.update({ model: this.model })
    this.#inspect()
    this.options.onMoment(null)
  }

  /** @param {Uint8Array} chunk of the trace */
  feed(chunk) {
    try {
      this.#builder.feed(chunk)
    } catch (error) {
      this.#say(messages.damaged + (error instanceof Error ? error.message : error))
      return
    }
    this.#timeline ??= new Timeline(this.picture, {
      model: this.model,
      label: `Timeline of ${this.options.title}`,
      onCursor: (time) => this.#moment(time),
      onLine: (place) => this.#goTo(place),
      onSelect: (selected) => this.#inspector?.update({ selected }),
      onView: (view) => this.comparison?.follow(view),
    })
    this.#timer ||= window.setTimeout(() => this.#draw(), pace)
  }

  /** Shows what has come since the last time. */
  #draw() {
    clearTimeout(this.#timer)
    this.#timer = 0
    this.#timeline?.update()
    this.#inspect()
    const { notes, cut } = this.model
    const said = notes.map(({ text }) => text)
    if (Number.isFinite(cut.fine)) said.push(messages.cut(cut.fine))
    if (said.length > 0) this.#say(said.join(" "))
  }

  /** Brings the inspector up to date, if anybody sees it. */
  #inspect() {
    if (!this.details.open) return
    this.#inspector ??= new Inspector(this.details, {
      model: this.model,
      onLine: (place) => this.#goTo(place),
      onSelect: (selected) => this.#timeline?.update({ selected }),
    })
    this.#inspector.update({ model: this.model, cursor: this.cursor })
  }

  /** @param {{file: number, line: number}} place */
  #goTo({ file, line }) {
    if (this.#isProgram(file)) this.options.onLine(line)
  }

  /** All of the trace has come. */
  end() {
    this.#draw()
  }

  /** @param {number} time in virtual ns */
  moveTo(time) {
    this.#timeline?.update({ cursor: time })
    this.#moment(time)
  }

  /** Moves the cursor to the next or previous event or line.
   * @param {"event" | "line"} by @param {1 | -1} direction
   * @returns {boolean} whether there was one */
  step(by, direction) {
    const from = this.cursor ?? (direction > 0 ? -1 : this.model.end + 1)
    const time = by === "event" ? eventFrom(this.model, from, direction) : lineFrom(this.model, from, direction)
    if (time === null) return false
    this.moveTo(time)
    return true
  }

  /** Who wrote a piece of output: a task where there are any, else a thread.
   * @param {import("./log.js").Piece} piece */
  writer(piece) {
    const write = this.#writes.find(piece)
    const lane = write && write.lane !== NONE ? this.model.lanes[write.lane] : this.model.threads.get(piece.thread)
    return lane
      ? { name: laneName(this.model, lane.index), color: lane.color }
      : { name: `thread ${piece.thread}`, color: this.model.colorOfThread(piece.thread) }
  }

  /** When a piece of output was written, in virtual ns. @param {import("./log.js").Piece} piece */
  writtenAt(piece) {
    return this.#writes.find(piece)?.time ?? 0
  }

  /** What the timeline shows, in words for a status line. */
  words() {
    const tasks = this.model.tasks.size
    const words = [count(this.threads, "thread")]
    if (this.model.processes.length > 1) words.unshift(`${this.model.processes.length} processes`)
    if (tasks > 0) words.push(count(tasks, "task"))
    return words
  }

  /** @param {number | null} time */
  #moment(time) {
    this.#inspect()
    this.options.onMoment(time === null ? null : { time, marks: this.#marks(time) })
  }

  /** Where everybody is who is neither done nor not yet begun.
   * @param {number} time @returns {Mark[]} */
  #marks(time) {
    const marks = []
    for (const lane of this.model.lanes) {
      const state = stateAt(this.model, lane, time)
      if (lane.start > time || state === STATE.starting || state === STATE.done) continue
      const { file, line } = placeAt(this.model, lane, time)
      if (line > 0 && this.#isProgram(file))
        marks.push({ line, lane: lane.color, name: laneName(this.model, lane.index) })
    }
    return marks
  }

  /** @param {number} file */
  #isProgram(file) {
    const name = this.model.files[file] ?? ""
    return name === this.options.filename || name.endsWith(`/${this.options.filename}`)
  }

  /** @param {string} text @returns {null} */
  #say(text) {
    if (this.note.textContent !== text) this.note.textContent = text // once, for who listens
    this.note.hidden = false
    return null
  }
}

/** @param {string} title */
const fileName = (title) => title.replaceAll(/[^\p{L}\p{N}]+/gu, "-").replaceAll(/^-|-$/g, "") || "program"
