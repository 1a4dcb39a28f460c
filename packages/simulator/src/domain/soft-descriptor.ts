/** The text on the buyer's statement as the processor sees it. */
export function processorText(text: string): string {
  return text.startsWith("AMZ*") ? text : `AMZ*${text}`
}

/** Captures and refunds always carry a statement text; authorizations only one that was given. */
export const defaultDescriptor = "Simulator"
