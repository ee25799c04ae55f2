// editor.js is the code editor: CodeMirror with Python, in a shadow root, where its style rules
// are adopted style sheets and so need no exception from the page's style policy.
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands"
import { pythonLanguage } from "@codemirror/lang-python"
import { bracketMatching, indentOnInput, indentUnit, LanguageSupport } from "@codemirror/language"
import { Compartment, EditorState } from "@codemirror/state"
import {
  drawSelection,
  EditorView,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view"
import { marks, setMarks, setRevealed } from "./marks.js"
import { theme } from "./theme.js"

/**
 * @typedef {object} EditorOptions
 * @property {HTMLElement} host becomes the editor's place
 * @property {string} text
 * @property {string} label what a screen reader calls it
 * @property {(text: string) => void} onEdit the reader changed the text
 * @property {() => void} onRun Shift+Enter, Ctrl+Enter or Cmd+Enter
 */

export class Editor {
  #numbers = new Compartment()
  #silent = false // a change that is not the reader's

  /** @param {EditorOptions} options */
  constructor({ host, text, label, onEdit, onRun }) {
    const root = host.attachShadow({ mode: "open" })
    const run = () => {
      onRun()
      return true
    }
    const extensions = [
      marks,
      this.#numbers.of(lineNumbers()),
      highlightActiveLineGutter(),
      highlightSpecialChars(),
      history(),
      drawSelection(),
      indentUnit.of("    "),
      EditorState.tabSize.of(4),
      indentOnInput(),
      bracketMatching(),
      new LanguageSupport(pythonLanguage),
      theme,
      EditorView.domEventHandlers({ beforeinput: replaceSelection }),
      keymap.of([
        { key: "Shift-Enter", run },
        { key: "Mod-Enter", run },
        ...defaultKeymap,
        ...historyKeymap,
        indentWithTab, // Esc and then Tab leaves the editor
      ]),
      EditorView.contentAttributes.of({
        "aria-label": label,
        tabindex: "0",
        autocapitalize: "off",
        spellcheck: "false",
      }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged && !this.#silent) onEdit(this.text)
      }),
    ]
    this.view = new EditorView({ state: EditorState.create({ doc: text, extensions }), parent: root, root })
  }

  get text() {
    return this.view.state.doc.toString()
  }

  /** Replaces the text, which Undo can bring back. @param {string} text */
  setText(text) {
    if (text === this.text) return
    this.#silent = true
    this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: text } })
    this.#silent = false
  }

  /** Numbers the lines from another line than 1, for a program that is the end of a longer one.
   * @param {number} first */
  numberFrom(first) {
    const extension = lineNumbers({ formatNumber: (line) => String(line + first - 1) })
    this.view.dispatch({ effects: this.#numbers.reconfigure(extension) })
  }

  /** Shows where the threads are. @param {readonly import("./marks.js").Mark[]} list */
  mark(list) {
    this.view.dispatch({ effects: setMarks.of(list) })
  }

  /** Points to a line, from 1, and brings it into the editor's view. @param {number | null} line */
  reveal(line) {
    const { doc } = this.view.state
    const inside = line !== null && line >= 1 && line <= doc.lines
    this.view.dispatch({
      effects: [
        setRevealed.of(line),
        ...(inside ? [EditorView.scrollIntoView(doc.line(line).from, { y: "nearest", yMargin: 24 })] : []),
      ],
    })
  }

  /** Puts the caret on a line and the focus into the editor. @param {number} line from 1 */
  goTo(line) {
    const { doc } = this.view.state
    const { from } = doc.line(Math.min(Math.max(line, 1), doc.lines))
    this.view.dispatch({ selection: { anchor: from }, scrollIntoView: true })
    this.view.focus()
  }

  focus() {
    this.view.focus()
  }
}

/** Types over a selection. Left to itself, Chromium would keep the look of what was selected in a
 * style attribute, which CodeMirror would take away again and the style policy complains about.
 * @param {InputEvent} event @param {EditorView} view */
function replaceSelection(event, view) {
  const plain = event.inputType === "insertText" && event.data && !view.composing
  if (!plain || view.state.selection.main.empty) return false
  event.preventDefault()
  view.dispatch(view.state.replaceSelection(event.data ?? ""), { userEvent: "input.type", scrollIntoView: true })
  return true
}
