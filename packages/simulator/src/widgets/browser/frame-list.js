/** The list inside a frame: one radio button an entry, so that the arrow keys work. */

/**
 * @typedef {{ position: number, lines: string[], chosen: boolean, disabled: boolean }} Choice
 * @typedef {{ orderReferenceId: string, created: boolean, legend: string, choices: Choice[], nothing: string }} FrameAnswer
 */

/**
 * @param {Choice} choice
 * @param {(position: number) => void} pick
 */
function entry(choice, pick) {
  const input = document.createElement("input")
  input.type = "radio"
  input.name = "choice"
  input.checked = choice.chosen
  input.disabled = choice.disabled
  input.addEventListener("change", () => pick(choice.position))
  const text = document.createElement("span")
  text.className = "entry"
  for (const [index, line] of choice.lines.entries()) {
    const part = document.createElement(index === 0 ? "strong" : "span")
    part.textContent = line
    if (index > 0) text.append(document.createElement("br"))
    text.append(part)
  }
  const label = document.createElement("label")
  label.append(input, text)
  return label
}

/** @param {string} text @param {string} role */
export function note(text, role = "") {
  const paragraph = document.createElement("p")
  paragraph.textContent = text
  if (role) paragraph.setAttribute("role", role)
  else paragraph.className = "note"
  return paragraph
}

/**
 * @param {FrameAnswer} answer
 * @param {boolean} readOnly
 * @param {(position: number) => void} pick
 */
export function choiceList(answer, readOnly, pick) {
  const group = document.createElement("fieldset")
  const legend = document.createElement("legend")
  legend.textContent = answer.legend
  group.append(legend)
  if (answer.choices.length === 0) group.append(note(answer.nothing))
  for (const choice of answer.choices) {
    const line = entry(choice, pick)
    if (readOnly) line.querySelector("input")?.remove()
    group.append(line)
  }
  return group
}
