/** A new element with properties and children. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  Object.assign(made, properties)
  made.append(...children)
  return made
}

/** Shows a text, or hides the element where there is none. An unchanged text is left alone, so that it is not read out again. */
export function setText(host: HTMLElement, text: string | null): void {
  host.hidden = text === null
  if (host.textContent !== (text ?? "")) host.textContent = text ?? ""
}

let count = 0

/** An id nobody else has. */
export function freshId(name: string): string {
  count += 1
  return `amazon-pay-${name}-${count}`
}
