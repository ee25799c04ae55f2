// example.js is <tt-example>: one program of a lesson as a card that can be edited, run and
// watched. It holds the state, passes what happens to update() and lets its parts draw.
//
// The element comes with its content as static HTML, which reads without this script: the
// program in pre.tt-source, recorded output in pre.tt-expected, details.tt-hint and
// details.tt-solution; what the lesson says about it in data- attributes.
import { Editor } from "../editor/editor.js"
import { element } from "./dom.js"
import { arrangeHints } from "./hints.js"
import { allowed } from "./machine.js"
import { Output } from "./output.js"
import { Prediction } from "./prediction.js"
import { assemble } from "./program.js"
import { Replay } from "./replay.js"
import { Settings } from "./settings.js"
import { pack, unpack } from "./share.js"
import { engine, pageAddress, site } from "./site.js"
import { active, changed, initial, update } from "./state.js"
import { Status } from "./status.js"
import { Toolbar } from "./toolbar.js"
import { Workbench } from "./workbench.js"

const filename = "main.py"
/** Lines longer than this need the whole width, so that output goes below the code. */
const longLine = 72

/** The example whose program runs now: a page has one engine. @type {Example | null} */
let running = null

/** Stops whatever runs on this page. @returns {boolean} whether something did */
export function stopRunning() {
  if (!running) return false
  running.stop()
  return true
}

export class Example extends HTMLElement {
  /** @type {import("./state.js").State | undefined} */
  state
  #given = "" // tells apart the programs that came in an address
  #attempt = 0 // tells a run from one that was given up while the engine was starting
  /** @type {(line: string | null) => void} */
  #answer = () => {}
  /** @type {import("./program.js").Program} */
  #program = assemble([{ id: "", source: "" }])

  connectedCallback() {
    if (this.state) return
    this.original = this.querySelector("pre.tt-source > code")
    const options = parse(this.dataset.options, {})
    this.state = initial({ source: trimEnd(this.original?.textContent ?? ""), options })
    this.#build(this.state)
    this.#restore()
    if ("share" in this.dataset) {
      this.#openAddress()
      window.addEventListener("hashchange", () => this.#openAddress())
    }
  }

  get caption() {
    return this.dataset.title || this.id.replaceAll("-", " ") || "the program"
  }

  get source() {
    return this.state?.source ?? ""
  }

  /** @param {import("./state.js").State} state */
  #build(state) {
    const title = this.caption
    this.settings = new Settings(`${this.id}-machine`, (options) => this.dispatch({ type: "configure", options }))
    this.toolbar = new Toolbar(title, this.settings.element.id, {
      run: () => this.run(),
      stop: () => this.stop(),
      reset: () => this.dispatch({ type: "reset" }),
      configure: () => this.#toggleSettings(),
      share: () => this.#share(),
      open: () => this.#open(),
    })
    this.prediction = this.dataset.predict
      ? new Prediction(this.dataset.predict, this.dataset.answer ?? "", `${this.id}-predict`, (text) => {
          this.dispatch({ type: "predict", text })
          this.run()
        })
      : null
    this.output = new Output({
      filename,
      title,
      onLine: (line) => this.goTo(line),
      onAnswer: (line) => this.#answer(line),
    })
    this.replay = new Replay({
      title,
      filename,
      onLine: (line) => this.goTo(line),
      onMoment: (moment) => this.#showMoment(moment),
      program: () => this.source,
      chrome: () => this.#chrome(),
      other: this.#compared(),
    })
    this.status = new Status()
    const host = element("div.editor")
    const hints = arrangeHints(this, (source, options) => {
      this.dispatch({ type: "restore", source, options: { ...this.state?.options, ...parse(options, {}) } })
      this.editor?.focus()
    })
    const panes = {
      code: element("div.pane.pane-code", {}, this.#preludeNote(), host),
      output: element("div.pane.pane-output", {}, this.output.element, this.status.element),
      timeline: element("div.pane.pane-timeline", {}, this.replay.element),
      state: element("div.pane.pane-state", {}, this.replay.details),
    }
    this.workbench = new Workbench(this, panes)
    this.card = element(
      "section.card",
      { "aria-label": `Example: ${title}` },
      this.toolbar.element,
      this.settings.element,
      this.#goal(),
      this.prediction?.element,
      this.workbench.element,
      hints
    )
    this.prepend(this.card)
    this.editor = new Editor({
      host,
      text: state.source,
      label: `Code of ${title}`,
      onEdit: (source) => this.dispatch({ type: "edit", source }),
      onRun: () => this.run(),
    })
    this.addEventListener("keydown", (event) => this.#press(event))
    // Whoever points at an example may run it, so the engine can be on its way.
    const warm = () => engine().catch(() => {})
    for (const type of ["pointerenter", "focusin"]) this.addEventListener(type, warm, { once: true })
    this.render()
  }

  /** The example to compare this one with, which may stand further down.
   * @returns {import("./compare.js").Compared | null} */
  #compared() {
    const id = this.dataset.compare
    if (!id) return null
    const other = () => {
      const found = document.getElementById(id)
      return found instanceof Example ? found : null
    }
    return {
      caption: id.replaceAll("-", " "),
      model: async () => {
        const example = other()
        if (example?.state && !example.state.run) await example.run()
        return example?.state?.run && example.replay ? example.replay.model : null
      },
    }
  }

  #goal() {
    const { goal } = this.dataset
    return goal ? element("p.goal", {}, element("span.tag", {}, "Your turn"), " ", goal) : null
  }

  /** The examples that run before this one. @returns {Example[]} */
  #prelude() {
    const ids = parse(this.dataset.prelude, /** @type {string[]} */ ([]))
    return ids.map((id) => document.getElementById(id)).filter((found) => found instanceof Example)
  }

  #preludeNote() {
    const before = this.#prelude()
    if (before.length === 0) return null
    const links = before.flatMap(({ id, caption }, i) => [i > 0 ? ", " : "", element("a", { href: `#${id}` }, caption)])
    return element("p.prelude", {}, "Runs after ", ...links, ".")
  }

  /** @param {import("./state.js").Action} action */
  dispatch(action) {
    const before = this.state
    if (!before) return
    this.state = update(before, action)
    if (this.state.source !== before.source || this.state.options !== before.options) this.#keep()
    if (action.type === "time") return this.#renderStatus()
    if (action.type === "predict") site.store.set(this.#key("predict"), action.text)
    this.render()
  }

  render() {
    const { state } = this
    if (!state) return
    this.toolbar?.render(state)
    this.settings?.render(state.options)
    this.prediction?.render(state)
    this.editor?.setText(state.source)
    this.output?.render(state)
    this.#renderStatus()
    this.workbench?.render(state)
    if (state.open && this.replay) this.replay.details.open = true
    this.card?.classList.toggle("ran", state.ran !== null || state.trouble !== null)
    this.card?.classList.toggle(
      "stacked",
      state.source.split("\n").some((line) => line.length > longLine)
    )
    if (this.original && this.original.textContent !== state.source) this.original.textContent = state.source
  }

  #renderStatus() {
    if (this.state) this.status?.render(this.state, this.state.run && this.replay ? this.replay.words() : [])
  }

  /** Runs the program; a program of another example is stopped first. */
  async run() {
    if (!this.state || !this.output || active(this.state) || this.state.phase === "stopping") return
    const attempt = ++this.#attempt
    this.#program = this.#assemble()
    this.editor?.numberFrom(this.#program.first)
    this.editor?.reveal(null)
    this.output.clear()
    this.workbench?.show("output")
    this.replay?.begin()
    this.dispatch({ type: "load" })
    try {
      const started = await engine()
      await started.stop()
      if (attempt !== this.#attempt) return
      running = this
      this.dispatch({ type: "start" })
      const run = await started.run(this.#program.source, this.#runOptions())
      this.replay?.end()
      this.output.attribute((piece) => this.replay?.writer(piece))
      this.dispatch({ type: "end", run })
      this.dispatchEvent(new CustomEvent("tt-ran", { bubbles: true, detail: run }))
    } catch (error) {
      if (attempt !== this.#attempt) return
      this.dispatch({ type: "trouble", message: error instanceof Error ? error.message : String(error) })
    } finally {
      if (running === this) running = null
    }
  }

  #assemble() {
    const before = this.#prelude().map(({ id, source }) => ({ id, source }))
    return assemble([...before, { id: this.id, source: this.source }])
  }

  /** @returns {import("../engine/client.js").RunOptions} */
  #runOptions() {
    const { stdin, ...machine } = this.state?.options ?? {}
    return {
      ...machine,
      filename,
      stdin,
      onTrace: (chunk) => this.replay?.feed(chunk),
      onOutput: (piece) => this.output?.write(piece),
      onTime: (seconds) => this.dispatch({ type: "time", seconds }),
      // Where the lesson gives the input, its end is the end of input.
      ...(stdin === undefined && { onInput: (/** @type {string} */ prompt) => this.#ask(prompt) }),
    }
  }

  /** @param {string} prompt @returns {Promise<string | null>} */
  #ask(prompt) {
    this.dispatch({ type: "ask", prompt })
    return new Promise((resolve) => {
      this.#answer = (line) => {
        this.dispatch({ type: "answer" })
        resolve(line)
      }
    })
  }

  async stop() {
    if (!this.state || !active(this.state)) return
    if (this.state.phase === "loading") {
      this.#attempt++
      return this.dispatch({ type: "trouble", message: "Stopped before it began." })
    }
    this.dispatch({ type: "stop" })
    await (await engine()).stop()
  }

  /** Shows a line of the program, which may belong to an example before this one. @param {number} line */
  goTo(line) {
    const place = this.#program.place(line)
    if (!place) return
    const owner = place.id === this.id ? this : document.getElementById(place.id)
    if (!(owner instanceof Example)) return
    owner.workbench?.show("code")
    owner.editor?.goTo(place.line)
    owner.editor?.reveal(place.line)
  }

  /** Shows where everybody was at a moment, and what had been written.
   * @param {import("./replay.js").Moment | null} moment */
  #showMoment(moment) {
    const { first } = this.#program
    this.editor?.mark(moment ? moment.marks.map((mark) => ({ ...mark, line: mark.line - first + 1 })) : [])
    this.output?.grey((piece) => moment !== null && (this.replay?.writtenAt(piece) ?? 0) > moment.time)
  }

  /** An address that holds this program, its machine, its schedule and the cursor. */
  async address() {
    const { schedule, ...options } = this.state?.options ?? {}
    const cursor = this.replay?.cursor ?? undefined
    const packed = await pack({ source: this.#assemble().source, options, schedule, cursor })
    return `${pageAddress("playground/")}#run=${packed}`
  }

  async #share() {
    const address = await this.address()
    try {
      await navigator.clipboard.writeText(address)
      this.toolbar?.note("Copied")
    } catch {
      prompt("The address of this program:", address) // no clipboard without a secure context
    }
  }

  /** Takes program and machine from the page's address, if it holds any. What the reader makes
   * of them is kept apart from what was in the editor otherwise. */
  async #openAddress() {
    const packed = /^#run=(.+)$/.exec(location.hash)?.[1]
    if (!packed) return
    try {
      const { source, options, schedule, cursor } = await unpack(packed)
      await this.stop()
      this.#given = ` ${digest(packed)}`
      this.state = initial({ source, options: { ...allowed(options), ...(schedule && { schedule }) } })
      this.#restore()
      this.render()
      if (schedule === undefined && cursor === undefined) return
      await this.run()
      if (cursor !== undefined) this.replay?.moveTo(cursor)
    } catch (error) {
      this.dispatch({ type: "trouble", message: error instanceof Error ? error.message : String(error) })
    }
  }

  /** Fills the window or goes back; a frame in somebody's page is left for a window of its own. */
  async #open() {
    if (document.body.dataset.page === "embed") window.open(await this.address(), "_blank", "noopener")
    else this.dispatch({ type: "open", open: !this.state?.open })
  }

  /** The last run in Chrome's trace event format. */
  async #chrome() {
    const trace = this.state?.run?.trace
    return trace ? await (await engine()).chrome(trace) : null
  }

  #toggleSettings() {
    if (!this.settings || !this.toolbar) return
    const panel = this.settings.element
    panel.hidden = !panel.hidden
    this.toolbar.machine.setAttribute("aria-expanded", String(!panel.hidden))
  }

  /** @param {"edit" | "predict"} what */
  #key(what) {
    return `${what}/${site.page}/${this.id}${this.#given}`
  }

  #keep() {
    if (!this.state) return
    const { source, options } = this.state
    if (changed(this.state)) site.store.set(this.#key("edit"), { source, options })
    else site.store.remove(this.#key("edit"))
  }

  #restore() {
    const { source, options } = site.store.get(this.#key("edit")) ?? {}
    const prediction = site.store.get(this.#key("predict"))
    if (typeof source === "string") this.dispatch({ type: "restore", source, options: allowed(options ?? {}) })
    if (typeof prediction === "string") this.dispatch({ type: "restore", prediction })
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const inEditor = /** @type {Element} */ (event.target).classList.contains("editor")
    if (event.key === "Escape" && !inEditor && this.state) {
      if (active(this.state)) this.stop()
      else if (this.state.open) this.dispatch({ type: "open", open: false })
      else return
      event.stopPropagation()
    }
    if (event.key === "Enter" && (event.shiftKey || event.ctrlKey || event.metaKey) && !inEditor) {
      event.preventDefault()
      this.run()
    }
  }
}

/** @param {string} text */
const trimEnd = (text) => text.replace(/\n+$/, "")

/** A short name for a text, to keep things under (FNV-1a). @param {string} text */
function digest(text) {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(36)
}

/** What an attribute holds as JSON, or what stands in for it.
 * @template T @param {string | undefined} json @param {T} otherwise @returns {T} */
function parse(json, otherwise) {
  try {
    return JSON.parse(json ?? "") ?? otherwise
  } catch {
    return otherwise
  }
}
