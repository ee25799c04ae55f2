// search.js is the search over all lessons: a dialog with one field, opened by "/" or its button.
import { element, icon } from "./dom.js"
import { find } from "./find.js"
import { pageAddress } from "./site.js"

const messages = {
  label: "Search the lessons",
  none: "Nothing found.",
  failed: "The index of the lessons could not be loaded.",
}

export class Search {
  /** @type {Promise<import("./find.js").Page[]> | undefined} */
  #index
  #chosen = -1

  constructor() {
    this.input = element("input", {
      type: "search",
      role: "combobox",
      "aria-label": messages.label,
      "aria-controls": "search-results",
      "aria-expanded": "false",
      "aria-autocomplete": "list",
      placeholder: messages.label,
      autocomplete: "off",
      oninput: () => this.#find(),
      onkeydown: (/** @type {KeyboardEvent} */ event) => this.#key(event),
    })
    this.results = element("ul", { id: "search-results", role: "listbox", "aria-label": "Found" })
    this.note = element("p.note", { role: "status" })
    this.dialog = element("dialog.search", { "aria-label": messages.label }, this.input, this.note, this.results)
    this.dialog.addEventListener("click", (event) => {
      if (event.target === this.dialog) this.dialog.close() // beside the box
    })
    this.button = element(
      "button.quiet",
      { type: "button", onclick: () => this.open(), "aria-label": messages.label, "aria-keyshortcuts": "/" },
      icon("search"),
      element("span", {}, "Search"),
      element("kbd", {}, "/")
    )
  }

  open() {
    if (this.dialog.open) return
    this.dialog.showModal()
    this.input.select()
    this.#find()
  }

  async #find() {
    this.#index ??= loadIndex().catch(() => {
      this.#index = undefined
      return []
    })
    const pages = await this.#index
    const hits = find(pages, this.input.value)
    this.#chosen = hits.length > 0 ? 0 : -1
    this.note.textContent =
      pages.length === 0 ? messages.failed : this.input.value.trim() && hits.length === 0 ? messages.none : ""
    this.input.setAttribute("aria-expanded", String(hits.length > 0))
    this.results.replaceChildren(
      ...hits.map(({ page, section, excerpt }, i) =>
        element(
          "li",
          { role: "option", id: `hit-${i}`, onclick: () => this.#go(i) },
          element("a", { href: pageAddress(page.url + (section ? `#${section.id}` : "")), tabindex: "-1" }, page.title),
          section && element("span.section", {}, section.heading),
          element("span.excerpt", {}, excerpt)
        )
      )
    )
    this.#mark()
  }

  #mark() {
    for (const [i, option] of [...this.results.children].entries()) {
      option.setAttribute("aria-selected", String(i === this.#chosen))
      if (i === this.#chosen) option.scrollIntoView({ block: "nearest" })
    }
    if (this.#chosen >= 0) this.input.setAttribute("aria-activedescendant", `hit-${this.#chosen}`)
    else this.input.removeAttribute("aria-activedescendant")
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const size = this.results.children.length
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && size > 0) {
      event.preventDefault()
      this.#chosen = (this.#chosen + step + size) % size
      this.#mark()
    } else if (event.key === "Enter" && this.#chosen >= 0) {
      event.preventDefault()
      this.#go(this.#chosen)
    }
  }

  /** @param {number} i */
  #go(i) {
    const link = this.results.children[i]?.querySelector("a")
    if (!link) return
    this.dialog.close()
    location.assign(link.href)
  }
}

/** @returns {Promise<import("./find.js").Page[]>} */
async function loadIndex() {
  const response = await fetch(pageAddress("search.json"))
  if (!response.ok) throw new Error(messages.failed)
  return await response.json()
}
