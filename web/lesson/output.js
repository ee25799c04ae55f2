// output.js shows what a program wrote: in order, in the colour of the thread that wrote it,
// with the question it asks at the end and links from tracebacks to their lines.
import { element } from "./dom.js"
import { OutputLog } from "./log.js"

/** @typedef {import("./log.js").Piece} Piece */
/** @typedef {{name: string, color: number}} Writer a thread or task, and the number of its colour */

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

/** The machine writes for itself, in no thread's colour. @type {Writer} */
const machine = { name: "the machine", color: -1 }

/** Threads by number, as long as nobody knows better. @param {Piece} piece @returns {Writer} */
const byNumber = ({ thread }) => (thread === 0 ? machine : { name: `thread ${thread}`, color: (thread - 1) % 8 })

export class Output {
  log = new OutputLog()
  #first = 0 // number of the first line that is drawn, counted from the run's first
  #drawn = 0 // how many lines are drawn
  #timer = 0 // until what has come is drawn
  #took = 0 // milliseconds that drawing took the last time
  /** Names of those who wrote. @type {Set<string>} */
  #writers = new Set()
  /** Who wrote a piece. @type {(piece: Piece) => Writer} */
  #writer = byNumber
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
    this.#writer = byNumber
    this.#redraw()
  }

  /** @param {{stream: "stdout" | "stderr", text: string, thread: number}} piece */
  write(piece) {
    this.log.write(piece)
    // A program that floods the output leaves the page most of its time for other things.
    this.#timer ||= window.setTimeout(() => this.flush(), Math.max(16, 4 * this.#took))
  }

  /** Tells who wrote what, as the trace has it. @param {(piece: Piece) => Writer | undefined} writer */
  attribute(writer) {
    this.#writer = (piece) => (piece.thread === 0 ? machine : (writer(piece) ?? byNumber(piece)))
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
    clearTimeout(this.#timer)
    this.#timer = 0
    const began = performance.now()
    this.#draw()
    this.#took = performance.now() - began
  }

  #draw() {
    const { lines, dropped } = this.log
    const atEnd = this.element.scrollHeight - this.element.scrollTop - this.element.clientHeight < 40
    const gone = dropped - this.#first
    if (gone > 0 && gone >= this.#drawn) return this.#redraw()
    for (let i = 0; i < gone; i++) this.lines.firstElementChild?.remove()
    this.#drawn -= gone
    this.#first = dropped
    // The last line drawn may have grown.
    const from = Math.max(0, this.#drawn - 1)
    this.lines.children[from]?.remove()
    const last = lines.length - (lines[lines.length - 1].length === 0 ? 1 : 0)
    for (let i = from; i < last; i++) this.lines.append(this.#row(lines[i], lines[i - 1]))
    this.lines.classList.toggle("several", this.#writers.size > 1)
    this.#drawn = last
    if (atEnd) this.element.scrollTop = this.element.scrollHeight
  }

  #redraw() {
    this.#writers.clear()
    this.#first = this.log.dropped
    this.#drawn = 0
    this.lines.replaceChildren()
    this.flush()
  }

  /** @param {Piece[]} line @param {Piece[] | undefined} before */
  #row(line, before) {
    const first = this.#firstWriter(line)
    const row = element("div.line")
    if (first) {
      row.classList.add(`lane-${first.color}`)
      row.title = `written by ${first.name}`
      if (first.name !== this.#firstWriter(before ?? [])?.name) row.dataset.writer = first.name
    }
    for (const piece of line) {
      const { color, name } = this.#writer(piece)
      if (piece.stream !== "typed") this.#writers.add(name)
      const part = element("span", {}, ...this.#linked(piece))
      part.classList.add(piece.stream)
      if (piece.stream !== "typed" && name !== first?.name) {
        part.classList.add(`lane-${color}`, "mixed")
        part.title = `written by ${name}`
      }
      part.classList.toggle("later", this.#later(piece))
      row.append(part)
    }
    return row
  }

  /** @param {Piece[]} line */
  #firstWriter(line) {
    const piece = line.find(({ stream }) => stream !== "typed")
    return piece && this.#writer(piece)
  }

  /** A line that a traceback or the machine's report names becomes a link to it. @param {Piece} piece */
  #linked({ stream, text, thread }) {
    // A line of another file is told as "line 3 of other.py".
    if (thread === 0 && stream === "stderr")
      return text.split(/\b(line \d+\b)(?! of )/).map((part, i) => (i % 2 ? this.#link(part) : part))
    const found = stream === "stderr" && /File "([^"]+)", line (\d+)/.exec(text)
    if (!found || found[1] !== this.options.filename) return [text]
    const [place, , digits] = found
    const at = found.index + place.indexOf(", line ") + 2
    return [text.slice(0, at), this.#link(`line ${digits}`), text.slice(found.index + place.length)]
  }

  /** @param {string} words such as line 3 */
  #link(words) {
    const onclick = () => this.options.onLine(Number(words.slice("line ".length)))
    return element("button.place", { type: "button", onclick }, words)
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
