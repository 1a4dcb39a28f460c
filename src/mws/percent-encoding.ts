const loneSurrogate = /\p{Surrogate}/gu
const leftByUriEncoding = /[!'()*]/g

/**
 * Percent-encodes text as UTF-8 by RFC 3986, as "MWS Signature Version 2" asks: only `A-Z a-z 0-9 - _ . ~` stay,
 * everything else becomes `%XX` with capital hexadecimal digits; a space is `%20`, `*` is `%2A`.
 *
 * A half of a surrogate pair (a note cut in the middle of an emoji) is sent as U+FFFD, because it has no UTF-8 form
 * and must not stop a payment.
 */
export function percentEncode(text: string): string {
  return encodeURIComponent(text.replace(loneSurrogate, "\ufffd")).replace(
    leftByUriEncoding,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
