/** Pictures of the goods, drawn for this shop: each in the colors of its variant. */

/** @type {Record<string, { ground: string, body: string, shade: string, light: string }>} */
const COLORS = {
  "MUG-BLUE": { ground: "#e4e9ec", body: "#3f5f7d", shade: "#2f4961", light: "#6c89a4" },
  "MUG-WHITE": { ground: "#d4dcd8", body: "#fbf9f4", shade: "#e3ded2", light: "#ffffff" },
  "TOTE-S": { ground: "#efe7d8", body: "#d9c7a3", shade: "#bfa97f", light: "#e9dcc0" },
  "TOTE-L": { ground: "#ebe3d6", body: "#cdb88f", shade: "#b09a70", light: "#e2d2b0" },
  "BLANKET-PLAIN": { ground: "#e9e4de", body: "#a4624b", shade: "#87503d", light: "#bd7f69" },
  "BLANKET-HERRINGBONE": { ground: "#e5e6df", body: "#6f7a63", shade: "#5a6450", light: "#909b83" },
}
const PLAIN = { ground: "#eae6de", body: "#b9b1a2", shade: "#9b9383", light: "#d3ccbf" }

/** @typedef {typeof PLAIN} Palette */

/** @type {Record<string, (colors: Palette) => string>} */
const SHAPES = { MUG: mug, TOTE: tote, BLANKET: blanket }

/**
 * @param {string} sku
 * @param {string} title for those who do not see it; none where a text beside it says the same
 * @returns {SVGSVGElement}
 */
export function picture(sku, title = "") {
  const colors = COLORS[sku] ?? PLAIN
  const shape = SHAPES[sku.split("-")[0] ?? ""] ?? parcel
  const holder = document.createElement("template")
  // Nothing in here comes from outside this file.
  holder.innerHTML = `<svg viewBox="0 0 400 400" class="picture" aria-hidden="true">
    <rect width="400" height="400" fill="${colors.ground}"/>
    <ellipse cx="200" cy="326" rx="128" ry="14" fill="#000" opacity=".08"/>
    ${shape(sku === "BLANKET-PLAIN" ? { ...colors, light: colors.body } : colors)}</svg>`
  const svg = /** @type {SVGSVGElement} */ (holder.content.firstElementChild)
  if (title !== "") {
    svg.removeAttribute("aria-hidden")
    svg.setAttribute("role", "img")
    svg.setAttribute("aria-label", title)
  }
  return svg
}

/** @param {Palette} colors */
function mug({ body, shade, light }) {
  return `
    <path d="M270 168c62-14 78 24 64 58-12 30-40 44-74 44" fill="none" stroke="${body}" stroke-width="20" stroke-linecap="round"/>
    <path d="M112 132h172l-8 158c-1 20-14 34-34 34h-88c-20 0-33-14-34-34z" fill="${body}"/>
    <path d="M238 132h46l-8 158c-1 20-14 34-34 34h-30c22-30 28-120 26-192z" fill="${shade}" opacity=".55"/>
    <path d="M138 168l5 104" stroke="${light}" stroke-width="9" stroke-linecap="round" opacity=".8"/>
    <ellipse cx="198" cy="132" rx="86" ry="18" fill="${shade}"/>
    <ellipse cx="198" cy="134" rx="74" ry="13" fill="#4a3427"/>
    <ellipse cx="198" cy="132" rx="86" ry="18" fill="none" stroke="#27303a" stroke-width="4"/>`
}

/** @param {Palette} colors */
function tote({ body, shade, light }) {
  return `
    <path d="M150 176V130c0-66 100-66 100 0v46" fill="none" stroke="${shade}" stroke-width="13"/>
    <path d="M104 164h192l16 150c1 8-4 12-12 12H100c-8 0-13-4-12-12z" fill="${body}"/>
    <path d="M296 164l16 150c1 8-4 12-12 12h-42c14-40 20-104 18-162z" fill="${shade}" opacity=".4"/>
    <path d="M104 164h192l2 18H102z" fill="${light}"/>
    <path d="M138 172v-30c0-76 124-76 124 0v30" fill="none" stroke="${light}" stroke-width="14"/>
    <g fill="none" stroke="#2f4a3f" stroke-width="5" stroke-linecap="round" stroke-linejoin="round" opacity=".75">
      <path d="M176 258l24-27 24 27"/><path d="M168 274c10-8 22-8 32 0s22 8 32 0"/></g>`
}

/** @param {Palette} colors */
function blanket({ body, shade, light }) {
  const zigzag = (/** @type {number} */ y) =>
    `<path d="M92 ${y}${" l12 -9 l12 9".repeat(9)}" fill="none" stroke="${light}" stroke-width="3.5" opacity=".8"/>`
  const fold = (/** @type {number} */ y) => `
    <path d="M92 ${y}h208c18 0 26 14 26 28s-8 28-26 28H92c-12 0-18-12-18-28s6-28 18-28z" fill="${body}"/>
    ${zigzag(y + 24)}${zigzag(y + 40)}
    <path d="M92 ${y + 55}h208c18 0 26-13 26-27" fill="none" stroke="${shade}" stroke-width="3"/>`
  const fringe = Array.from({ length: 17 }, (_, index) => {
    const x = 90 + index * 13
    return `<path d="M${x} 314l-2 14" stroke="${shade}" stroke-width="3" stroke-linecap="round"/>`
  })
  return `${fold(90)}${fold(147)}${fold(204)}${fold(261)}${fringe.join("")}`
}

/** What there is no drawing of. @param {Palette} colors */
function parcel({ body, shade, light }) {
  return `<path d="M96 150h208v172H96z" fill="${body}"/><path d="M96 150l24-34h160l24 34z" fill="${light}"/>
    <path d="M186 116h28v206h-28z" fill="${shade}" opacity=".6"/>`
}
