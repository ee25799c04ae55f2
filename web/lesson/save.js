// save.js lets the reader keep files: the program, the timeline as a picture or as a trace for other
// viewers, what is on this device.
import { element } from "./dom.js"

/** Offers a file for download.
 * @param {string} name @param {BlobPart} content @param {string} type */
export function save(name, content, type) {
  const address = URL.createObjectURL(new Blob([content], { type }))
  element("a", { href: address, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

/**
 * @typedef {object} Savable
 * @property {() => string} program
 * @property {() => import("../timeline/timeline.js").Timeline | null} timeline
 * @property {() => Promise<BlobPart | null>} chrome the run in Chrome's trace event format, if there is one
 */

/** The buttons that save an example's program and pictures of its run.
 * @param {string} name of the files, without ending @param {Savable} savable */
export function saveButtons(name, { program, timeline, chrome }) {
  const button = (/** @type {string} */ text, /** @type {string} */ label, /** @type {() => void} */ onclick) =>
    element("button.quiet", { type: "button", "aria-label": `${text}: ${label}`, title: label, onclick }, text)
  const picture = async () => {
    const blob = await timeline()?.png()
    if (blob) save(`${name}.png`, blob, "image/png")
  }
  const trace = async () => {
    const json = await chrome()
    if (json) save(`${name}.json`, json, "application/json")
  }
  return element(
    "div.save",
    { role: "group", "aria-label": "Save" },
    element("span", { "aria-hidden": "true" }, "Save"),
    button("program", "save the program as a file", () => save(`${name}.py`, program(), "text/x-python")),
    button("SVG", "save the timeline as a drawing", () =>
      save(`${name}.svg`, timeline()?.svg() ?? "", "image/svg+xml")
    ),
    button("PNG", "save the timeline as a picture", picture),
    button("trace", "save the run as JSON for Perfetto and chrome://tracing", trace)
  )
}
