// app.js brings a page of the site to life: it gives the parts what they share, then defines
// the elements that the page holds and adds what belongs to its kind.

import { highlight } from "./editor/highlight.js"
import { Engine } from "./engine/client.js"
import { acceptDrops, showOpenPage } from "./lesson/documents.js"
import { reportHeight } from "./lesson/embedded.js"
import { Example } from "./lesson/example.js"
import { Keys } from "./lesson/keys.js"
import { workOffline } from "./lesson/offline.js"
import { LessonNav, showProgress } from "./lesson/progress.js"
import { Search } from "./lesson/search.js"
import { site } from "./lesson/site.js"

site.startEngine = () => Engine.start()

customElements.define("tt-example", Example)
customElements.define("tt-lesson", LessonNav)

for (const code of document.querySelectorAll("main pre:not(.tt-source) > code.language-python")) {
  highlight(/** @type {HTMLElement} */ (code))
}

if (document.body.dataset.page === "embed") {
  reportHeight()
} else {
  const search = new Search()
  const keys = new Keys(() => search.open())
  document.querySelector("header.site nav")?.after(search.button, keys.button)
  document.body.append(search.dialog, keys.dialog)
  acceptDrops()
  workOffline()
}

const contents = document.querySelector("ol.contents")
if (contents) showProgress(/** @type {HTMLElement} */ (contents))
if (document.body.dataset.page === "open") showOpenPage()
