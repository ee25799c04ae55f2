// theme.js draws the editor with the colours of style/tokens.css, so dark mode needs nothing here.
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language"
import { EditorView } from "@codemirror/view"
import { tags } from "@lezer/highlight"

const lanes = Array.from({ length: 8 }, (_, lane) => lane)

const surfaces = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--code)", fontSize: "inherit" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.62" },
  ".cm-content": { padding: ".8rem 0", caretColor: "var(--ink)" },
  ".cm-line": { padding: "0 1rem 0 .35rem", borderLeft: "3px solid transparent" },
  ".cm-gutters": { backgroundColor: "var(--code)", color: "var(--com)", border: "none" },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 .5rem 0 .2rem", minWidth: "2.4rem" },
  ".cm-activeLineGutter": { backgroundColor: "transparent", color: "var(--ink)" },
  ".cm-threads": { width: "1.35rem", paddingLeft: "4px" },
  ".cm-thread-box": { fontSize: "11px", whiteSpace: "nowrap" },
  ".cm-cursor": { borderLeftColor: "var(--ink)", borderLeftWidth: "2px" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "color-mix(in srgb, var(--accent) 22%, transparent) !important",
  },
  ".cm-matchingBracket": {
    backgroundColor: "transparent !important",
    boxShadow: "inset 0 -2px var(--accent)",
  },
  ".cm-reveal": { animation: "none", backgroundColor: "color-mix(in srgb, var(--accent) 16%, transparent)" },
  ".cm-thread": {
    display: "inline-block",
    width: "7px",
    height: "7px",
    borderRadius: "50%",
    marginRight: "-3px",
    outline: "1px solid var(--code)",
  },
  ...Object.fromEntries(lanes.map((n) => [`.cm-thread.lane-${n}`, { backgroundColor: `var(--lane-${n})` }])),
  ...Object.fromEntries(
    lanes.map((n) => [
      `.cm-line.lane-${n}`,
      {
        borderLeftColor: `var(--lane-${n})`,
        backgroundColor: `color-mix(in srgb, var(--lane-${n}) 13%, transparent)`,
      },
    ])
  ),
})

/** The four colours of Python: words, texts, numbers, comments. Names stay in ink. */
export const highlighting = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.self, tags.bool, tags.null], color: "var(--kw)" },
  { tag: [tags.string, tags.special(tags.string), tags.character], color: "var(--str)" },
  { tag: tags.number, color: "var(--num)" },
  { tag: tags.comment, color: "var(--com)", fontStyle: "italic" },
  { tag: [tags.function(tags.definition(tags.variableName)), tags.definition(tags.className)], fontWeight: "600" },
])

export const theme = [surfaces, syntaxHighlighting(highlighting)]
