// progress.js is <tt-lesson>, the reader's place in the course: which lessons are done, where
// to go on, and what is kept on this device.
//
// A lesson is done when each of its examples has run once; one without examples, when its end
// has been seen.
import { element } from "./dom.js"
import { save } from "./save.js"
import { site } from "./site.js"

const doneKey = (/** @type {string} */ slug) => `done/${slug}`
const ranKey = (/** @type {string} */ slug) => `ran/${slug}`

const messages = {
  done: "done",
  going: "Go on with",
  erase: "Erase everything that this site keeps on your device: edits, predictions and progress?",
}

export class LessonNav extends HTMLElement {
  connectedCallback() {
    const slug = this.dataset.slug ?? ""
    this.#mark()
    document.addEventListener("tt-ran", (event) => this.#ran(slug, /** @type {Element} */ (event.target).id))
    const end = document.querySelector("footer.lesson-end")
    if (end && document.querySelector("tt-example") === null) {
      const seen = new IntersectionObserver((entries) => {
        if (entries.some((entry) => entry.isIntersecting)) this.#finish(slug)
      })
      seen.observe(end)
    }
    site.store.set("last", slug)
  }

  /** @param {string} slug @param {string} id of the example that ran */
  #ran(slug, id) {
    const ran = new Set(site.store.get(ranKey(slug)) ?? [])
    ran.add(id)
    site.store.set(ranKey(slug), [...ran])
    const examples = [...document.querySelectorAll("tt-example")]
    if (examples.every((example) => ran.has(example.id))) this.#finish(slug)
  }

  /** @param {string} slug */
  #finish(slug) {
    if (site.store.get(doneKey(slug))) return
    site.store.set(doneKey(slug), true)
    this.#mark()
  }

  #mark() {
    for (const link of this.querySelectorAll("[data-slug]")) tick(/** @type {HTMLElement} */ (link))
  }
}

/** Marks a link or an entry whose lesson is done, in words as well. @param {HTMLElement} node has data-slug */
function tick(node) {
  if (!site.store.get(doneKey(node.dataset.slug ?? "")) || node.classList.contains("done")) return
  node.classList.add("done")
  node.querySelector("a")?.append(element("span.sr-only", {}, `, ${messages.done}`))
  if (node.matches("a")) node.append(element("span.sr-only", {}, `, ${messages.done}`))
}

/** The contents page: ticks, where to go on, and the reader's own data. @param {HTMLElement} contents */
export function showProgress(contents) {
  const entries = /** @type {HTMLElement[]} */ ([...contents.querySelectorAll("li[data-slug]")])
  for (const entry of entries) tick(entry)
  const last = site.store.get("last")
  const next =
    entries.find(({ dataset }) => dataset.slug === last && !site.store.get(doneKey(last))) ??
    entries.find(({ dataset }) => !site.store.get(doneKey(dataset.slug ?? "")))
  const link = next?.querySelector("a")
  if (last && link) {
    contents.before(
      element(
        "p.go-on",
        {},
        `${messages.going} `,
        element("a", { href: link.href }, link.firstChild?.textContent ?? "")
      )
    )
  }
  contents.after(ownData())
}

/** What is kept on this device can be taken along, and erased. */
function ownData() {
  const download = () => save("taketurns.json", site.store.export(), "application/json")
  const erase = () => {
    if (!confirm(messages.erase)) return
    site.store.erase()
    location.reload()
  }
  return element(
    "p.own-data",
    {},
    "Your edits, predictions and progress stay on this device. ",
    element("button.link", { type: "button", onclick: download }, "Export them"),
    " or ",
    element("button.link", { type: "button", onclick: erase }, "erase them"),
    "."
  )
}
