// prediction.js asks what will happen before the run, and puts the answer beside it afterwards.
import { element } from "./dom.js"

export class Prediction {
  /** @param {string} question @param {string} answer may be ""
   * @param {string} id
   * @param {(text: string) => void} onPredict the reader has committed to an answer */
  constructor(question, answer, id, onPredict) {
    this.answer = answer
    this.input = element("input", { id, type: "text", autocomplete: "off", maxlength: 400 })
    this.form = element(
      "form",
      {
        onsubmit: (/** @type {Event} */ event) => {
          event.preventDefault()
          onPredict(this.input.value.trim())
        },
      },
      this.input,
      element("button", { type: "submit" }, "Commit and run")
    )
    this.reply = element("div.reply", { "aria-live": "polite" })
    this.element = element(
      "div.prediction",
      {},
      element("p", {}, element("span.tag", {}, "Predict"), " ", element("label", { for: id }, question)),
      this.form,
      this.reply
    )
  }

  /** @param {import("./state.js").State} state */
  render({ prediction, phase, run }) {
    const asked = prediction === null && phase === "idle"
    this.form.hidden = !asked
    const said = prediction ? [element("span.said", {}, "You said ", element("b", {}, prediction))] : []
    const over = phase === "done" && run?.kind !== "stopped"
    const is = over && this.answer ? [element("span.is", {}, "Answer: ", element("b", {}, this.answer))] : []
    if (asked) this.reply.replaceChildren()
    else this.reply.replaceChildren(...said, ...is)
    this.reply.hidden = asked || said.length + is.length === 0
  }
}
