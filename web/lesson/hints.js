// hints.js gives the hints of an exercise one at a time, and the solution after the last.
import { highlight } from "../editor/highlight.js"
import { element } from "./dom.js"

/** Arranges what the lesson holds: every hint waits for the one before it to be opened.
 * @param {HTMLElement} example
 * @param {(source: string, options: string) => void} onTry the reader wants the solution, with its
 *   machine as JSON, in the editor
 * @returns {HTMLElement | null} the place of hints and solution, if there are any */
export function arrangeHints(example, onTry) {
  const hints = [...example.querySelectorAll("details.tt-hint, details.tt-solution")]
  if (hints.length === 0) return null
  for (const [i, hint] of hints.entries()) {
    const details = /** @type {HTMLDetailsElement} */ (hint)
    details.hidden = i > 0
    details.addEventListener("toggle", () => {
      const next = /** @type {HTMLElement | undefined} */ (hints[i + 1])
      if (details.open && next) next.hidden = false
    })
    if (details.matches(".tt-solution")) offerSolution(details, onTry)
  }
  return element("div.hints", {}, ...hints)
}

/** @param {HTMLDetailsElement} details @param {(source: string, options: string) => void} onTry */
function offerSolution(details, onTry) {
  for (const code of details.querySelectorAll("code.language-python")) {
    const source = code.textContent ?? ""
    highlight(/** @type {HTMLElement} */ (code))
    code
      .closest("pre")
      ?.after(
        element(
          "p",
          {},
          element(
            "button",
            { type: "button", onclick: () => onTry(source, details.dataset.options ?? "{}") },
            "Put it into the editor"
          )
        )
      )
  }
}
