/**
 * An id as an error may repeat it: it came with a request, whatever it is, and an error is logged and answered. Medusa's ids and
 * this plugin's are short, of letters, digits, `_` and `-`; what is none of them is not repeated.
 */
export function saidBack(id: string): string {
  return /^[\w-]{1,64}$/.test(id) ? id : "with the id that was given"
}
