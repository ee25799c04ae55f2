// marks.js marks lines of the editor: where each thread is, in its lane's colour, and a line
// that something on the page points to.
import { RangeSet, StateEffect, StateField } from "@codemirror/state"
import { Decoration, EditorView, GutterMarker, gutter } from "@codemirror/view"

/**
 * @typedef {{line: number, lane: number, name: string}} Mark where one thread is: a line of the
 *   document from 1, the number of its colour from 0 to 7, and what it is called
 */

/** Replaces all marks. @type {import("@codemirror/state").StateEffectType<readonly Mark[]>} */
export const setMarks = StateEffect.define()

/** Points to a line, or to none. @type {import("@codemirror/state").StateEffectType<number | null>} */
export const setRevealed = StateEffect.define()

/** As many threads are shown beside a line, and as many named; a plus sign stands for more. */
const mostDots = 3
const mostNames = 20

class Threads extends GutterMarker {
  /** @param {Mark[]} marks of one line */
  constructor(marks) {
    super()
    this.marks = marks
  }

  /** @override @param {Threads} other */
  eq(other) {
    return this.label() === other.label() && this.lanes().join() === other.lanes().join()
  }

  /** The colours of the dots. */
  lanes() {
    const shown = this.marks.length > mostDots ? mostDots - 1 : mostDots
    return this.marks.slice(0, shown).map(({ lane }) => lane)
  }

  label() {
    const names = this.marks.slice(0, mostNames).map(({ name }) => name)
    const more = this.marks.length - names.length
    return names.join(", ") + (more > 0 ? ` and ${more} more` : "")
  }

  /** @override */
  toDOM() {
    const box = document.createElement("span")
    box.className = "cm-thread-box"
    box.title = this.label()
    for (const lane of this.lanes()) {
      const dot = box.appendChild(document.createElement("span"))
      dot.className = `cm-thread lane-${lane}`
    }
    if (this.marks.length > mostDots) box.append("+")
    return box
  }
}

/** @typedef {{lines: import("@codemirror/view").DecorationSet, threads: RangeSet<GutterMarker>}} Drawn */

/** @type {StateField<Drawn>} */
const marked = StateField.define({
  create: () => ({ lines: Decoration.none, threads: RangeSet.empty }),
  update(drawn, { effects, changes, state }) {
    drawn = { lines: drawn.lines.map(changes), threads: drawn.threads.map(changes) }
    for (const effect of effects) {
      if (effect.is(setMarks)) drawn = draw(effect.value, state.doc)
    }
    return drawn
  },
  provide: (field) => EditorView.decorations.from(field, ({ lines }) => lines),
})

/** The first thread on a line gives it its colour; the gutter shows all of them.
 * @param {readonly Mark[]} marks @param {import("@codemirror/state").Text} doc @returns {Drawn} */
function draw(marks, doc) {
  /** @type {Map<number, Mark[]>} */
  const byLine = new Map()
  for (const mark of marks) {
    if (mark.line < 1 || mark.line > doc.lines) continue
    const list = byLine.get(mark.line)
    if (list) list.push(mark)
    else byLine.set(mark.line, [mark])
  }
  const rows = [...byLine].sort(([a], [b]) => a - b).map(([line, list]) => ({ at: doc.line(line).from, list }))
  return {
    lines: Decoration.set(rows.map(({ at, list }) => Decoration.line({ class: `lane-${list[0].lane}` }).range(at))),
    threads: RangeSet.of(rows.map(({ at, list }) => new Threads(list).range(at))),
  }
}

const revealed = StateField.define({
  create: () => Decoration.none,
  update(lines, { effects, changes, state }) {
    lines = lines.map(changes)
    for (const effect of effects) {
      if (!effect.is(setRevealed)) continue
      const line = effect.value
      lines =
        line === null || line < 1 || line > state.doc.lines
          ? Decoration.none
          : Decoration.set(Decoration.line({ class: "cm-reveal" }).range(state.doc.line(line).from))
    }
    return lines
  },
  provide: (field) => EditorView.decorations.from(field),
})

export const marks = [
  marked,
  revealed,
  gutter({ class: "cm-threads", markers: (view) => view.state.field(marked).threads }),
]
