// highlight.js colours Python that is only to be read, such as a solution, as the editor would.
import { pythonLanguage } from "@codemirror/lang-python"
import { highlightCode, tagHighlighter, tags } from "@lezer/highlight"

const classes = tagHighlighter([
  { tag: [tags.keyword, tags.operatorKeyword, tags.self, tags.bool, tags.null], class: "kw" },
  { tag: [tags.string, tags.special(tags.string), tags.character], class: "str" },
  { tag: tags.number, class: "num" },
  { tag: tags.comment, class: "com" },
])

/** Replaces the text of a code element by coloured pieces of the same text.
 * @param {HTMLElement} code */
export function highlight(code) {
  const source = code.textContent ?? ""
  const pieces = document.createDocumentFragment()
  highlightCode(
    source,
    pythonLanguage.parser.parse(source),
    classes,
    (text, names) => {
      if (!names) return pieces.append(text)
      const piece = document.createElement("span")
      piece.className = names
      piece.textContent = text
      pieces.append(piece)
    },
    () => pieces.append("\n")
  )
  code.replaceChildren(pieces)
}
