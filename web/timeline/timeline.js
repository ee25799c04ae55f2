// timeline.js puts a timeline into a page. It is the door to this folder:
//
//     import { Timeline } from "./timeline/timeline.js"      // and timeline/timeline.css
//
//     const builder = new Builder()                           // trace/build.js
//     const timeline = new Timeline(container, {
//       model: builder.model,
//       onCursor: (time) => …,                                // ns, or null
//       onLine: ({ file, line, lane }) => …,                  // a click or Enter on something that has a line
//       onSelect: (lane) => …,                                // Lane of the model, or null
//       onView: (view) => …,                                  // to move another timeline along
//     })
//     builder.feed(bytes); timeline.update()                  // as a run goes on
//     timeline.update({ cursor: 25_000 })                     // no callback for what the page does itself
//     timeline.update({ model: other })                       // another run
//     timeline.update({ least: 2e9, view: other.view })       // one time axis for two runs
//     timeline.svg(), await timeline.png()                    // the whole picture, for export
//     timeline.destroy()
//
// Colours are custom properties of style/tokens.css, found through the container; laneColor(i) names
// that of a lane. timelineKeys lists the keys. Height is up to --timeline-height (CSS) and then scrolls.

import { NONE, unpack } from "../trace/model.js"
import { placeAt } from "../trace/query.js"
import { CanvasSurface } from "./canvas.js"
import { draw } from "./draw.js"
import { hitAt, sameHit } from "./hit.js"
import { atCursor, listen } from "./input.js"
import { makeParts } from "./parts.js"
import { rowsOf } from "./rows.js"
import { AXIS, barMiddle, FLAG, sceneOf } from "./scene.js"
import { squeezeOf } from "./squeeze.js"
import { initial, update } from "./state.js"
import { SvgSurface } from "./svg.js"
import { renderTable } from "./table.js"
import { tell, tellMoment } from "./tell.js"
import { themeOf } from "./theme.js"
import { Tooltip } from "./tooltip.js"

export { timelineKeys } from "./input.js"
export { laneColor } from "./theme.js"

/** @typedef {import("../trace/model.js").Model} Model */
/** @typedef {import("../trace/model.js").Lane} Lane */
/** @typedef {import("./scale.js").View} View */

/**
 * @typedef {object} Options
 * @property {Model} model
 * @property {number | null} [cursor] ns
 * @property {string} [label] the accessible name; "Timeline" if absent
 * @property {boolean} [squeezed] whether long waits begin short
 * @property {(time: number | null) => void} [onCursor]
 * @property {(place: {file: number, line: number, lane: Lane}) => void} [onLine]
 * @property {(lane: Lane | null) => void} [onSelect]
 * @property {(view: View) => void} [onView]
 */

export class Timeline {
  /** @param {HTMLElement} container @param {Options} options */
  constructor(container, options) {
    const { model, label = "Timeline", cursor = null, squeezed = false } = options
    this.options = options
    this.label = label
    this.state = update(initial(model), { type: "cursor", time: cursor })
    if (squeezed) this.state = update(this.state, { type: "squeeze", on: true })
    this.parts = makeParts(label, {
      squeeze: () => this.act({ type: "squeeze", on: !this.state.squeezed }),
      zoom: (factor) => this.act({ type: "zoom", factor, at: atCursor(this.scene) }),
      fit: () => this.act({ type: "fit" }),
      table: () => this.toggleTable(),
    })
    container.append(this.parts.root)
    this.tip = new Tooltip(this.parts.root)
    this.theme = themeOf(this.parts.root)
    const context = /** @type {CanvasRenderingContext2D} */ (this.parts.canvas.getContext("2d"))
    this.surface = new CanvasSurface(context, this.theme, 1)

    this.width = 0 // of the picture, in px
    this.height = 0
    this.wanted = 0 // height of the picture if all rows had room
    this.least = 0
    this.frame = 0
    this.telling = false // whether the next picture comes with a tip for the selected lane
    /** @type {import("./scene.js").Hit | null} */
    this.hover = null
    this.tableKey = "" // what the table shows
    this.rowsKey = /** @type {unknown[]} */ ([]) // what the rows were made of
    this.rows = rowsOf(model, this.state.choices)
    this.scene = this.compose()
    this.stopping = new AbortController()
    this.sizes = new ResizeObserver(() => this.measure())
    this.watch()
    this.fitHeight()
  }

  /** What is in view, in ns of drawn time. */
  get view() {
    return this.state.view
  }

  get cursor() {
    return this.state.cursor
  }

  /**
   * Shows what changed: the model if it grew, and whatever is given.
   * @param {{model?: Model, cursor?: number | null, view?: View, least?: number, selected?: Lane | null}} [given]
   *   least: how much time the axis shows at least, in ns
   */
  update({ model = this.state.model, cursor, view, least, selected } = {}) {
    if (least !== undefined) this.least = least
    this.state = update(this.state, { type: "grow", model, least: this.least })
    if (view !== undefined) this.state = update(this.state, { type: "view", view })
    if (cursor !== undefined) this.state = update(this.state, { type: "cursor", time: cursor })
    if (selected !== undefined) this.state = update(this.state, { type: "select", lane: selected })
    this.schedule()
  }

  /** The whole run as a standalone SVG document. @param {number} [width] in px */
  svg(width = 1000) {
    const scene = this.whole(width)
    const surface = new SvgSurface(this.theme)
    surface.rect(0, 0, scene.width, scene.height, { fill: "card" })
    draw(surface, scene)
    return surface.document(scene.width, scene.height, this.label)
  }

  /** The whole run as a picture. @param {number} [width] in px @param {number} [ratio] pixels per px @returns {Promise<Blob | null>} */
  png(width = 1000, ratio = 2) {
    const scene = this.whole(width)
    const canvas = document.createElement("canvas")
    canvas.width = scene.width * ratio
    canvas.height = scene.height * ratio
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"))
    const surface = new CanvasSurface(context, this.theme, ratio)
    surface.clear(scene.width, scene.height)
    surface.rect(0, 0, scene.width, scene.height, { fill: "card" })
    draw(surface, scene)
    return new Promise((resolve) => canvas.toBlob(resolve))
  }

  destroy() {
    this.stopping.abort()
    this.sizes.disconnect()
    cancelAnimationFrame(this.frame)
    this.parts.root.remove()
  }

  watch() {
    const { signal } = this.stopping
    const { port } = this.parts
    this.sizes.observe(port)
    port.addEventListener("scroll", () => this.point(null), { signal })
    port.addEventListener("scroll", () => this.schedule(), { signal })
    document.addEventListener("scroll", () => this.tip.hide(), { signal, passive: true })
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.recolor(), { signal })
    port.addEventListener("blur", () => this.point(null), { signal })
    const doing = {
      act: (/** @type {import("./state.js").Action} */ action) => this.act(action),
      scene: () => this.scene,
      hover: (/** @type {number} */ x, /** @type {number} */ y) => this.point(hitAt(this.scene, x, y), x, y),
      leave: () => this.point(null),
      click: (/** @type {number} */ x, /** @type {number} */ y) => this.click(x, y),
      selectNext: (/** @type {1 | -1} */ direction) => this.selectNext(direction),
      enter: () => this.enter(),
      tell: () => {
        this.telling = true
        this.schedule()
      },
      scroll: (/** @type {number} */ by) => port.scrollBy(0, by),
    }
    listen(port, doing, () => this.act({ type: "squeeze", on: !this.state.squeezed }))
  }

  // ------------------------------------------------------------------ actions

  /** What the reader does. @param {import("./state.js").Action} action */
  act(action) {
    const before = this.state
    this.state = update(before, action)
    const { cursor, selected, view, squeezed } = this.state
    this.parts.squeeze.setAttribute("aria-pressed", String(squeezed))
    if (cursor !== before.cursor) this.options.onCursor?.(cursor)
    if (selected !== before.selected) this.options.onSelect?.(selected)
    if (view !== before.view) this.options.onView?.(view)
    if (cursor !== before.cursor || selected !== before.selected) this.say()
    this.schedule()
  }

  /** @param {number} x @param {number} y */
  click(x, y) {
    const hit = hitAt(this.scene, x, y)
    if (!hit) return
    const { row, onName } = hit
    if (onName && row.group) {
      this.act({ type: "toggle", group: row.group, open: !row.open })
      this.point(null)
      return
    }
    if (row.lane) this.act({ type: "select", lane: row.lane })
    if (onName) return
    const { start, end } = hit.span && row.lane ? hit.span : { start: 0, end: Number.MAX_VALUE }
    this.act({ type: "cursor", time: Math.min(Math.max(hit.time, start), end) })
    if (hit.op !== NONE || this.state.openOp !== NONE) this.act({ type: "open", op: hit.op })
    if (hit.span) this.goToLine(hit.span.lane, hit.access)
    this.point(hit, x, y)
  }

  /** @param {Lane} lane @param {number} [access] */
  goToLine(lane, access = NONE) {
    const { model, cursor } = this.state
    const { file, line } =
      access === NONE ? placeAt(model, lane, cursor ?? model.end) : unpack(model.accesses.place[access])
    if (line > 0) this.options.onLine?.({ file, line, lane })
  }

  /** @param {1 | -1} direction */
  selectNext(direction) {
    const { rows } = this.rows
    let i = rows.findIndex(({ lane }) => lane !== null && lane === this.state.selected)
    if (i < 0) i = direction > 0 ? -1 : rows.length
    for (i += direction; rows[i]; i += direction) {
      if (!rows[i].lane) continue
      this.act({ type: "select", lane: rows[i].lane })
      const { y, height } = rows[i]
      const room = this.height - AXIS - FLAG
      if (y < this.parts.port.scrollTop) this.parts.port.scrollTop = y
      else if (y + height > this.parts.port.scrollTop + room) this.parts.port.scrollTop = y + height - room
      return
    }
  }

  enter() {
    const lane = this.state.selected
    const row = lane && this.rows.ofLane.get(lane)
    if (!lane || !row) return
    if (row.group) this.act({ type: "toggle", group: row.group, open: !row.open })
    this.goToLine(lane)
  }

  /** @param {import("./scene.js").Hit | null} hit @param {number} [x] @param {number} [y] */
  point(hit, x = 0, y = 0) {
    const told = hit && tell(this.state.model, hit, this.state.openOp)
    if (told) this.tip.show(told, x, y + this.parts.port.offsetTop)
    else this.tip.hide()
    this.parts.port.classList.toggle("timeline-pointing", Boolean(hit?.onName && hit.row.group))
    if (sameHit(hit, this.hover)) return
    this.hover = hit
    this.schedule()
  }

  /** Says the cursor's moment to who cannot see it. */
  say() {
    const { model, cursor, selected } = this.state
    const { live, port } = this.parts
    if (cursor !== null && document.activeElement === port) live.textContent = tellMoment(model, cursor, selected)
  }

  toggleTable() {
    const { table, tableButton } = this.parts
    const open = table.hidden
    table.hidden = !open
    tableButton.setAttribute("aria-expanded", String(open))
    this.schedule()
  }

  // ------------------------------------------------------------------ drawing

  schedule() {
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0
      this.redraw()
    })
  }

  redraw() {
    this.refreshRows()
    this.fitHeight()
    this.scene = this.compose()
    this.surface.clear(this.width, this.height)
    if (this.width > 0) draw(this.surface, this.scene)
    this.fillTable()
    if (this.telling) this.tellSelected()
  }

  /** Shows the tip for the selected lane at the cursor, for who moves by keys. */
  tellSelected() {
    this.telling = false
    const { cursor, selected } = this.state
    const row = selected && this.rows.ofLane.get(selected)
    if (cursor === null || !row) return
    const x = this.scene.scale.x(cursor)
    this.point(hitAt(this.scene, x, barMiddle(this.scene, row)), x, barMiddle(this.scene, row))
  }

  refreshRows() {
    const { model, choices, squeezed } = this.state
    const key = [model, model.version, choices]
    if (key.every((part, i) => part === this.rowsKey[i])) return
    this.rowsKey = key
    this.rows = rowsOf(model, choices)
    this.parts.squeeze.hidden = !squeezed && squeezeOf(model) === null
  }

  compose() {
    const { model, view, squeeze, cursor, selected, openOp } = this.state
    return sceneOf({
      model,
      rows: this.rows,
      view,
      squeeze,
      width: this.width,
      height: this.height,
      scroll: this.parts.port.scrollTop,
      cursor,
      selected,
      openOp,
      hover: this.hover,
    })
  }

  /** The whole run, with nothing pointed at. @param {number} width */
  whole(width) {
    const { model, choices, cursor, squeezed } = this.state
    const rows = rowsOf(model, choices)
    const state = update(initial(model), { type: "squeeze", on: squeezed })
    return sceneOf({
      model,
      rows,
      view: state.view,
      squeeze: state.squeeze,
      width,
      height: AXIS + rows.height + FLAG,
      cursor,
    })
  }

  /** Gives the picture the height of its rows; what CSS does not allow scrolls. */
  fitHeight() {
    const wanted = AXIS + this.rows.height + FLAG
    if (wanted === this.wanted) return
    this.wanted = wanted
    this.parts.port.style.height = `${wanted}px`
    this.measure()
  }

  /** Reads the size there is and makes the canvas fit it. */
  measure() {
    const { port, canvas, spacer } = this.parts
    const { clientWidth, clientHeight } = port
    const ratio = window.devicePixelRatio || 1
    this.width = clientWidth
    this.height = clientHeight
    spacer.style.height = `${Math.max(0, this.wanted - clientHeight)}px`
    canvas.style.width = `${clientWidth}px`
    canvas.style.height = `${clientHeight}px`
    canvas.width = Math.round(clientWidth * ratio)
    canvas.height = Math.round(clientHeight * ratio)
    if (ratio !== this.surface.ratio) this.surface = new CanvasSurface(this.surface.context, this.theme, ratio)
    this.schedule()
  }

  recolor() {
    this.theme = themeOf(this.parts.root)
    this.surface = new CanvasSurface(this.surface.context, this.theme, this.surface.ratio)
    this.schedule()
  }

  fillTable() {
    const { table } = this.parts
    if (table.hidden) return
    const { model } = this.state
    const { from, to } = this.scene.scale
    const key = `${model.version} ${from} ${to}`
    if (key === this.tableKey) return
    this.tableKey = key
    renderTable(table, model, from, to, (at) => {
      this.act({ type: "select", lane: at.lane })
      this.act({ type: "cursor", time: at.start })
      this.goToLine(at.lane)
    })
  }
}
