// names.js draws the column of names: a dot in the lane's colour, the name, and for a group a
// triangle that points down when it is open.

import { barMiddle } from "../scene.js"
import { fitText } from "../surface.js"
import { laneColor } from "../theme.js"

const indent = 12

/** @param {import("../surface.js").Surface} surface @param {import("../scene.js").Scene} scene */
export function names(surface, scene) {
  for (const row of scene.visible) {
    const middle = barMiddle(scene, row)
    const left = 6 + row.depth * indent
    const base = middle + 4
    if (row.group && row.kind !== "lane") triangle(surface, left + 4, middle, row.open)
    if (row.lane) surface.circle(left + 4, middle, 4.5, { fill: laneColor(row.lane.index) })
    const x = left + 15
    const end = row.group && row.kind === "lane" ? 22 : 6
    const strong = row.kind === "lane" || row.kind === "process"
    const weight = strong ? 560 : 400
    const room = scene.gutter - x - end
    const name = fitText(surface, row.name, room, 12, weight)
    surface.text(x, base, name, { fill: strong ? "ink" : "soft", weight })
    if (row.group && row.kind === "lane") triangle(surface, scene.gutter - 13, middle, row.open)
    const used = surface.measure(name, 12, weight) + 6
    const count = row.open || row.inside === 0 ? "" : String(row.inside)
    if (count && used + surface.measure(count, 11) < room)
      surface.text(x + used, base, count, { fill: "soft", size: 11 })
  }
}

/** @param {import("../surface.js").Surface} surface @param {number} x @param {number} y @param {boolean} open */
function triangle(surface, x, y, open) {
  const points = open ? [x - 4, y - 2.5, x + 4, y - 2.5, x, y + 3] : [x - 2.5, y - 4, x + 3, y, x - 2.5, y + 4]
  surface.polygon(points, { fill: "soft" })
}
