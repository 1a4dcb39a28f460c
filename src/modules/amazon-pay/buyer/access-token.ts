/**
 * The buyer's Login with Amazon token, as a browser hands it on: often percent-encoded. It is used for the request it came
 * with and kept nowhere.
 * @returns null for what cannot be a token, or could break out of a header
 */
export function readAccessToken(text: string): string | null {
  const token = decoded(text)
  return /^[\x21-\x7e]{1,2048}$/.test(token) ? token : null
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
