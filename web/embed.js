// embed.js defines <taketurns-example>, which shows one program with its timeline in any page:
//
//     <script src="https://example.org/taketurns/embed.js"></script>
//     <taketurns-example cores="1" gil="off" seed="7">
//     print("hello")
//     </taketurns-example>
//
// Attributes are the settings of the machine. The element is a frame around the site's embed/
// page, so nothing of the surrounding page reaches it, nor the other way round, but its height.
import { pack } from "./lesson/share.js"

const script = /** @type {HTMLScriptElement | null} */ (document.currentScript)
const page = new URL("embed/", script?.src ?? location.href)
const settings = ["cores", "gil", "start", "switch", "policy", "seed", "schedule"]
const firstHeight = 360

class TaketurnsExample extends HTMLElement {
  async connectedCallback() {
    if (this.shadowRoot) return
    const root = this.attachShadow({ mode: "open" })
    // While the page is being read, the element's own text may not be there yet.
    if (document.readyState === "loading") {
      await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }))
    }
    const frame = document.createElement("iframe")
    frame.title = this.getAttribute("label") ?? "A program to run, by Taketurns"
    frame.allow = "clipboard-write"
    Object.assign(frame.style, { width: "100%", height: `${firstHeight}px`, border: "0", display: "block" })
    this.style.display = "block"
    const { schedule, ...options } = this.#options()
    const packed = await pack({ source: dedent(this.textContent ?? ""), options, schedule })
    frame.src = `${page}#run=${packed}`
    addEventListener("message", ({ source, origin, data }) => {
      const height = source === frame.contentWindow && origin === page.origin && data?.taketurnsHeight
      if (typeof height === "number") frame.style.height = `${Math.ceil(height)}px`
    })
    root.append(frame)
  }

  /** @returns {{[name: string]: string}} */
  #options() {
    const given = settings.filter((name) => this.hasAttribute(name))
    return Object.fromEntries(given.map((name) => [name, this.getAttribute(name) ?? ""]))
  }
}

/** Takes away what all lines are indented by, and empty lines at both ends. @param {string} text */
function dedent(text) {
  const lines = text.replace(/^(\s*\n)+|\s+$/g, "").split("\n")
  const indents = lines.filter((line) => line.trim()).map((line) => line.length - line.trimStart().length)
  const common = Math.min(...indents, Number.POSITIVE_INFINITY)
  return Number.isFinite(common) ? lines.map((line) => line.slice(common)).join("\n") : ""
}

if (!customElements.get("taketurns-example")) customElements.define("taketurns-example", TaketurnsExample)
