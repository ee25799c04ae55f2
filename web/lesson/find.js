// find.js finds the sections of the lessons that a reader's words are about.

/**
 * @typedef {{heading: string, id: string, text: string}} Section
 * @typedef {{slug: string, title: string, number: number, url: string, summary: string, sections: Section[]}} Page
 * @typedef {{page: Page, section: Section | null, excerpt: string, score: number}} Hit
 */

const most = 12
const weights = { title: 8, heading: 5, summary: 3, text: 1 }

/** Sections that hold every word, the best first.
 * @param {Page[]} pages @param {string} query @returns {Hit[]} */
export function find(pages, query) {
  const words = fold(query).split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  /** @type {Hit[]} */
  const hits = []
  for (const page of pages) {
    const head = { title: fold(page.title), summary: fold(page.summary) }
    const whole = score(words, head)
    if (whole > 0) hits.push({ page, section: null, excerpt: page.summary, score: whole })
    for (const section of page.sections) {
      const found = score(words, { ...head, heading: fold(section.heading), text: fold(section.text) })
      if (found > whole) hits.push({ page, section, excerpt: excerpt(section.text, words), score: found })
    }
  }
  return hits.sort((a, b) => b.score - a.score || a.page.number - b.page.number).slice(0, most)
}

/** 0 unless every word is somewhere; the start of a word counts double.
 * @param {string[]} words @param {{[field in keyof typeof weights]?: string}} fields */
function score(words, fields) {
  let sum = 0
  for (const word of words) {
    let best = 0
    for (const [field, text] of Object.entries(fields)) {
      const at = text.indexOf(word)
      if (at < 0) continue
      const whole = at === 0 || !/\p{L}/u.test(text[at - 1]) ? 2 : 1
      best = Math.max(best, whole * weights[/** @type {keyof typeof weights} */ (field)])
    }
    if (best === 0) return 0
    sum += best
  }
  return sum
}

/** The part of a text around the first word found. @param {string} text @param {string[]} words */
function excerpt(text, words) {
  const folded = fold(text)
  const places = words.map((word) => folded.indexOf(word)).filter((place) => place >= 0)
  const at = places.length > 0 ? Math.min(...places) : 0
  const from = at < 60 ? 0 : text.indexOf(" ", at - 50) + 1
  const cut = text.slice(from, from + 150)
  return (from > 0 ? "… " : "") + cut + (from + 150 < text.length ? " …" : "")
}

/** @param {string} text without case; every letter stays in its place */
const fold = (text) => text.toLowerCase()
