// dom.js builds elements: a tag with its classes, its attributes, its children.

/**
 * element("button.run", {type: "button", onclick: run}, "Run")
 * Attributes that are functions are listeners; true is an attribute without a value; false,
 * null and undefined are none.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag | `${Tag}.${string}`} name
 * @param {{[name: string]: unknown}} [attributes]
 * @param {...(Node | string | null | false | undefined)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(name, attributes = {}, ...children) {
  const [tag, ...classes] = name.split(".")
  const node = document.createElement(tag)
  if (classes.length > 0) node.className = classes.join(" ")
  for (const [attribute, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      node.addEventListener(attribute.slice(2), /** @type {EventListener} */ (value))
    } else if (value !== false && value !== null && value !== undefined) {
      node.setAttribute(attribute, value === true ? "" : String(value))
    }
  }
  node.append(...children.filter((child) => child !== null && child !== false && child !== undefined))
  return /** @type {any} */ (node)
}

/** The drawings on buttons, as paths in a square of 16. They repeat a button's words or label. */
const icons = {
  run: "M4.5 2.8v10.4c0 .5.6.8 1 .5l7.7-5.2a.6.6 0 0 0 0-1L5.5 2.3c-.4-.3-1 0-1 .5z",
  stop: "M4 3h8a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1z",
  reset: "M3 8a5 5 0 1 0 1.7-3.8M3 2.5v3.2h3.2",
  share: "M6.5 9.5 9.5 6.5M7 4.5l1.6-1.6a3 3 0 0 1 4.4 4.2L11.5 8.7M9 11.5l-1.7 1.6a3 3 0 0 1-4.3-4.2L4.6 7.3",
  expand: "M9.5 2.5h4v4M13.5 2.5 9 7M6.5 13.5h-4v-4M2.5 13.5 7 9",
  shrink: "M13.5 6.5h-4v-4M9.5 6.5 14 2M2.5 9.5h4v4M6.5 9.5 2 14",
  chevron: "M4 6l4 4 4-4",
  search: "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.3 10.3l3.7 3.7",
  left: "M10 3 5 8l5 5",
  right: "M6 3l5 5-5 5",
  first: "M4 3v10M12 3 7 8l5 5",
  lineBack: "M13 4 9 8l4 4M3 5h3M3 8h3M3 11h3",
  lineForward: "M3 4l4 4-4 4M10 5h3M10 8h3M10 11h3",
  pause: "M5.5 3.5v9M10.5 3.5v9",
}

/** @param {keyof typeof icons} name */
export function icon(name) {
  const filled = name === "run" || name === "stop"
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg")
  svg.setAttribute("viewBox", "0 0 16 16")
  svg.setAttribute("class", `icon ${filled ? "filled" : "drawn"}`)
  svg.setAttribute("aria-hidden", "true")
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path")
  path.setAttribute("d", icons[name])
  svg.append(path)
  return svg
}
