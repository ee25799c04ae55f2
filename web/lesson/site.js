// site.js is what the parts of a page share: where the site begins, which page this is, the
// reader's store, and the one engine. app.js configures it before any element is made.
import { pageStorage, Store } from "./store.js"

/** @typedef {import("../engine/client.js").Engine} Engine */

/** Where the site begins, whatever folder it was put in. */
const root = new URL(document.documentElement.dataset.root || "./", location.href)

export const site = {
  root,
  /** In a frame nothing is kept: one page may hold many, and another page the same. */
  store: new Store(document.body.dataset.page === "embed" ? undefined : pageStorage(), root.pathname),
  /** What edits and progress of this page are filed under: a lesson's slug, or the page's kind. */
  page: document.querySelector("tt-lesson")?.getAttribute("data-slug") ?? document.body.dataset.page ?? "page",
  /** Starts an engine. @type {() => Promise<Engine>} */
  startEngine: async () => {
    throw new Error("There is no engine on this page.")
  },
}

/** @type {Promise<Engine> | undefined} */
let started

/** The page's engine, started when it is first needed and again after a failure. */
export function engine() {
  started ??= site.startEngine().catch((error) => {
    started = undefined
    throw error
  })
  return started
}

/** The address of a page of the site. @param {string} path */
export const pageAddress = (path) => new URL(path, root).href
