// documents.js opens a document of the reader's: markdown, text or a notebook becomes a lesson
// whose programs run. It is read by the engine in this page and goes nowhere.
import { element } from "./dom.js"
import { fromBase64, toBase64 } from "./share.js"
import { engine, pageAddress, site } from "./site.js"

const accepted = [".md", ".markdown", ".txt", ".ipynb", ".py"]
/** Larger files are refused: nobody reads a lesson of this size. */
const largest = 8 << 20

const messages = {
  drop: "Drop the document to read it as a lesson",
  choose: "Choose a document",
  another: "Open another document",
  kind: `Taketurns reads ${accepted.slice(0, -1).join(", ")} and ${accepted.at(-1)} files.`,
  size: "This file is too large to be a lesson.",
}

/** Lets documents be dropped anywhere on a page. */
export function acceptDrops() {
  const target = element("div.drop-target", { hidden: true, "aria-hidden": "true" }, element("p", {}, messages.drop))
  document.body.append(target)
  const hasFiles = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes("Files") ?? false
  document.addEventListener("dragenter", (event) => {
    if (hasFiles(event)) target.hidden = false
  })
  document.addEventListener("dragover", (event) => {
    if (hasFiles(event)) event.preventDefault()
  })
  document.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) target.hidden = true
  })
  document.addEventListener("drop", (event) => {
    target.hidden = true
    const file = event.dataTransfer?.files[0]
    if (!file) return
    event.preventDefault()
    openFile(file)
  })
}

/** The page for documents: a button, and the document that was opened last. */
export async function showOpenPage() {
  placeButton(messages.choose)
  const kept = site.store.get("document")
  if (kept) await show(kept.name, fromBase64(kept.bytes))
}

/** @param {File} file */
async function openFile(file) {
  const problem = !accepted.some((end) => file.name.toLowerCase().endsWith(end))
    ? messages.kind
    : file.size > largest
      ? messages.size
      : ""
  if (problem) return complain(problem)
  const bytes = new Uint8Array(await file.arrayBuffer())
  const kept = site.store.set("document", { name: file.name, bytes: toBase64(bytes) })
  // A page of its own when it survives the way there, so that Back and reload do what they say.
  if (kept && document.body.dataset.page !== "open") location.assign(pageAddress("open/"))
  else await show(file.name, bytes)
}

/** @param {string} name @param {Uint8Array} bytes */
async function show(name, bytes) {
  const main = /** @type {HTMLElement} */ (document.getElementById("main"))
  main.setAttribute("aria-busy", "true")
  try {
    const { title, html } = await (await engine()).lesson(name, bytes)
    site.page = `document ${name}`
    const template = document.createElement("template")
    template.innerHTML = html // written by the engine's renderer, which lets no markup through
    const article = element("article.prose", {}, element("p.kicker", {}, name), element("h1", {}, title))
    main.replaceChildren(article)
    article.append(document.importNode(template.content, true))
    placeButton(messages.another)
    document.title = `${title} · Taketurns`
    globalThis.scrollTo(0, 0)
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error))
  } finally {
    main.removeAttribute("aria-busy")
  }
}

/** @param {string} label */
function placeButton(label) {
  const input = element("input.sr-only", {
    type: "file",
    id: "document",
    accept: accepted.join(","),
    onchange: () => input.files?.[0] && openFile(input.files[0]),
  })
  const article = document.querySelector("main > article")
  article?.append(element("p.choose", {}, input, element("label.button", { for: "document" }, label)))
}

/** @param {string} message */
function complain(message) {
  document.querySelector(".complaint")?.remove()
  const close = element("button", { type: "button", onclick: () => note.remove() }, "Close")
  const note = element("div.complaint", { role: "alert" }, element("p", {}, message), close)
  document.getElementById("main")?.prepend(note)
  note.scrollIntoView({ block: "nearest" })
}
