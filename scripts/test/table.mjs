/**
 * A table that reads well at a terminal and is Markdown.
 * @param {readonly string[]} head
 * @param {readonly (readonly (string | number)[])[]} rows numbers stand on the right
 * @returns {string}
 */
export function table(head, rows) {
  const right = head.map((_, column) => rows.some((row) => typeof row[column] === "number"))
  const widths = head.map((title, column) =>
    Math.max(3, title.length, ...rows.map((row) => String(row[column]).length)),
  )
  const line = (/** @type {readonly (string | number)[]} */ cells) =>
    `| ${cells.map((cell, column) => fill(String(cell), widths[column], right[column])).join(" | ")} |`
  const rule = widths.map((width, column) =>
    right[column] ? `${"-".repeat(width - 1)}:` : "-".repeat(width),
  )
  return [line(head), line(rule), ...rows.map(line)].join("\n")
}

/**
 * @param {string} text
 * @param {number} width
 * @param {boolean} right
 */
function fill(text, width, right) {
  return right ? text.padStart(width) : text.padEnd(width)
}
