// output.js shows what a program wrote: in order, in the colour of the thread that wrote it,
// with the question it asks at the end and links from tracebacks to their lines.
import { element } from "./dom.js"
import { OutputLog } from "./log.js"

/** @typedef {import("./log.js").Piece} Piece */

/**
 * @typedef {object} OutputOptions
 * @property {string} filename whose lines tracebacks link to
 * @property {string} title the example's
 * @property {(line: number) => void} onLine a link to a line of the program was followed
 * @property {(line: string | null) => void} onAnswer the reader typed a line, or null for the end of input
 */

const messages = {
  empty: "Nothing was printed.",
  end: "End of input",
  earlier: (/** @type {number} */ n) => `… ${n} earlier lines are not shown`,
}

export class Output {
  log = new OutputLog()
  #first = 0 // number of the first line that is drawn, counted from the run's first
  #drawn = 0 // how many lines are drawn
  #frame = 0
  /** What a thread is called and its colour; by number as long as nobody knows better.
   * @type {(thread: number) => {lane: number, name: string}} */
  #lane = (thread) => ({ lane: (thread - 1) & 7, name: `thread ${thread}` })
  /** Whether a piece is later than the cursor. @type {(piece: Piece) => boolean} */
  #later = () => false

  /** @param {OutputOptions} options */
  constructor(options) {
    this.options = options
    this.note = element("p.note", { hidden: true })
    this.lines = element("div.lines")
    this.question = this.#makeQuestion()
    this.element = element(
      "div.output",
      { role: "group", "aria-label": `Output of ${options.title}`, tabindex: "0" },
      this.note,
      this.lines,
      this.question
    )
  }

  /** Forgets the last run. */
  clear() {
    this.log = new OutputLog()
    this.#later = () => false
    this.#lane = (thread) => ({ lane: (thread - 1) & 7, name: `thread ${thread}` })
    this.#redraw()
  }

  /** @param {{stream: "stdout" | "stderr", text: string, thread: number}} piece */
  write(piece) {
    this.log.write(piece)
    this.#frame ||= requestAnimationFrame(() => this.flush())
  }

  /** Names the threads by what the trace knows.
   * @param {(thread: number) => {lane: number, name: string}} lane */
  name(lane) {
    this.#lane = lane
    this.#redraw()
  }

  /** Greys what was written later than the cursor. @param {(piece: Piece) => boolean} later */
  grey(later) {
    this.#later = later
    for (const [i, row] of [...this.lines.children].entries()) {
      const line = this.log.lines[this.#first - this.log.dropped + i] ?? []
      for (const [j, piece] of line.entries()) row.children[j]?.classList.toggle("later", later(piece))
    }
  }

  /** Draws what has come since the last time. */
  flush() {
    cancelAnimationFrame(this.#frame)
    this.#frame = 0
    const { lines, dropped } = this.log
    const atEnd = this.element.scrollHeight - this.element.scrollTop - this.element.clientHeight < 40
    if (dropped > this.#first) return this.#redraw()
    // The last line drawn may have grown.
    const from = Math.max(0, this.#drawn - 1)
    this.lines.children[from]?.remove()
    const last = lines.length - (lines[lines.length - 1].length === 0 ? 1 : 0)
    const several = this.log.writers().size > 1
    for (let i = from; i < last; i++) this.lines.append(this.#row(lines[i], lines[i - 1], several))
    if (several !== this.#several) return this.#redraw()
    this.#drawn = last
    this.element.classList.toggle("partial", last === lines.length && last > 0)
    if (atEnd) this.element.scrollTop = this.element.scrollHeight
  }

  #several = false

  #redraw() {
    this.#several = this.log.writers().size > 1
    this.#first = this.log.dropped
    this.#drawn = 0
    this.lines.replaceChildren()
    this.flush()
  }

  /** @param {Piece[]} line @param {Piece[] | undefined} before @param {boolean} several threads wrote */
  #row(line, before, several) {
    const writer = line.find((piece) => piece.stream !== "typed")?.thread
    const row = element("div.line")
    if (writer !== undefined) {
      const { lane, name } = this.#lane(writer)
      row.classList.add(`lane-${lane}`)
      const previous = before?.find((piece) => piece.stream !== "typed")?.thread
      if (several && writer !== previous) row.dataset.writer = name
      if (several) row.title = `written by ${name}`
    }
    const mixed = line.some((piece) => piece.stream !== "typed" && piece.thread !== writer)
    for (const piece of line) {
      const { lane, name } = this.#lane(piece.thread)
      const part = element("span", mixed ? { title: `written by ${name}` } : {}, ...this.#linked(piece))
      part.classList.add(piece.stream)
      if (mixed) part.classList.add(`lane-${lane}`, "mixed")
      part.classList.toggle("later", this.#later(piece))
      row.append(part)
    }
    return row
  }

  /** A traceback's line becomes a link to the line. @param {Piece} piece */
  #linked({ stream, text }) {
    const found = stream === "stderr" && /File "([^"]+)", line (\d+)/.exec(text)
    if (!found || found[1] !== this.options.filename) return [text]
    const [place, , digits] = found
    const at = found.index + place.indexOf(", line ") + 2
    const onclick = () => this.options.onLine(Number(digits))
    const link = element("button.place", { type: "button", onclick }, `line ${digits}`)
    return [text.slice(0, at), link, text.slice(found.index + place.length)]
  }

  #makeQuestion() {
    const input = element("input", {
      type: "text",
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
      onkeydown: (/** @type {KeyboardEvent} */ event) => {
        if (event.key === "d" && event.ctrlKey) {
          event.preventDefault()
          this.#answer(null)
        }
      },
    })
    const enter = element("button", { type: "submit" }, "Enter")
    const end = element("button.quiet", { type: "button", onclick: () => this.#answer(null) }, messages.end)
    const onsubmit = (/** @type {Event} */ event) => {
      event.preventDefault()
      this.#answer(input.value)
    }
    return element("form.question", { hidden: true, onsubmit }, input, enter, end)
  }

  /** @param {string | null} line */
  #answer(line) {
    this.log.write({ stream: "typed", text: `${line ?? ""}\n`, thread: 0 })
    this.flush()
    this.options.onAnswer(line)
  }

  /** @param {import("./state.js").State} state */
  render({ phase, prompt, run }) {
    const asking = phase === "asking"
    if (asking && this.question.hidden) {
      const input = /** @type {HTMLInputElement} */ (this.question.firstElementChild)
      input.value = ""
      input.setAttribute("aria-label", prompt?.trim() || "Input for the program")
      this.flush()
      this.question.hidden = false
      input.focus()
    } else if (!asking) {
      this.question.hidden = true
    }
    const silent = phase === "done" && run?.stdout === "" && run.stderr === ""
    this.note.hidden = !silent && this.log.dropped === 0
    this.note.textContent = silent ? messages.empty : messages.earlier(this.log.dropped)
  }
}
