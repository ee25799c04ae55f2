// keys.js is the keyboard of the whole page, and the dialog that lists its keys.
import { timelineKeys } from "../timeline/timeline.js"
import { element } from "./dom.js"
import { stopRunning } from "./example.js"
import { site } from "./site.js"

const list = [
  ["Shift+Enter", "run the program (also Ctrl+Enter)"],
  ["Esc", "stop it, outside the editor"],
  ["Esc, then Tab", "leave the editor"],
  ["Ctrl+/", "comment lines, in the editor"],
  ["/", "search the lessons"],
  ["?", "show this list"],
  ["Page Down, Page Up", "at the end or the beginning of a lesson: the next or previous one"],
]

export class Keys {
  /** @param {() => void} openSearch */
  constructor(openSearch) {
    this.openSearch = openSearch
    this.single = element("input", {
      type: "checkbox",
      onchange: () => site.store.set("keys", this.single.checked),
    })
    this.single.checked = site.store.get("keys") !== false
    this.dialog = element(
      "dialog.keys",
      { "aria-labelledby": "keys-title" },
      element("form", { method: "dialog" }, element("button", { autofocus: true }, "Close")),
      element("h2", { id: "keys-title" }, "Keys"),
      table(list),
      element("h3", {}, "On the timeline, while it has the focus"),
      table(timelineKeys.map(({ keys, does }) => [keys.join(" "), does])),
      element("label", {}, this.single, " / and ? work as shortcuts")
    )
    this.button = element(
      "button.quiet.keys",
      { type: "button", onclick: () => this.dialog.showModal(), "aria-label": "Keys", "aria-keyshortcuts": "?" },
      element("kbd", {}, "?")
    )
    document.addEventListener("keydown", (event) => this.#key(event))
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.defaultPrevented) return
    if (event.key === "s" && (event.ctrlKey || event.metaKey)) return event.preventDefault() // all is saved
    if (typing(event) || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]"))
      return
    if (event.key === "Escape" && stopRunning()) return event.preventDefault()
    if (this.single.checked && event.key === "/") {
      event.preventDefault()
      this.openSearch()
    } else if (this.single.checked && event.key === "?") {
      event.preventDefault()
      this.dialog.showModal()
    } else if (event.key === "PageDown" || event.key === "PageUp") {
      turnPage(event)
    }
  }
}

/** Whether the key goes into a text. @param {KeyboardEvent} event */
function typing(event) {
  const target = /** @type {HTMLElement} */ (event.composedPath()[0])
  return target.isContentEditable || ["INPUT", "SELECT", "TEXTAREA"].includes(target.tagName)
}

/** Page Down scrolls; where there is nothing left to scroll, it turns the page.
 * @param {KeyboardEvent} event */
function turnPage(event) {
  const { scrollTop, clientHeight, scrollHeight } = document.documentElement
  const down = event.key === "PageDown"
  const atEdge = down ? scrollTop + clientHeight >= scrollHeight - 2 : scrollTop <= 0
  const link = document.querySelector(down ? "a[rel=next]" : "a[rel=prev]")
  if (!atEdge || !(link instanceof HTMLAnchorElement) || document.documentElement.classList.contains("filled")) return
  event.preventDefault()
  location.assign(link.href)
}

/** @param {string[][]} rows */
function table(rows) {
  return element(
    "table",
    {},
    element(
      "tbody",
      {},
      ...rows.map(([key, does]) => element("tr", {}, element("th", { scope: "row" }, key), element("td", {}, does)))
    )
  )
}
