/**
 * The buyer's access token. Amazon's widgets look for it in a cookie of the shop's; after a login by redirect the
 * shop has to put it there.
 */

const cookieName = "amazon_Login_accessToken"

/** An hour: what Amazon gives a token. */
const maxAge = 3_600

function attributes(document: Document): string {
  const secure = document.location.protocol === "https:" ? "; Secure" : ""
  return `; path=/; SameSite=Lax${secure}`
}

export function keepToken(document: Document, token: string): void {
  const value = encodeURIComponent(token)
  document.cookie = `${cookieName}=${value}; max-age=${maxAge}${attributes(document)}`
}

export function forgetToken(document: Document): void {
  document.cookie = `${cookieName}=; max-age=0${attributes(document)}`
}

/** @returns null when nobody is signed in */
export function readToken(document: Document): string | null {
  const pair = document.cookie.split("; ").find((entry) => entry.startsWith(`${cookieName}=`))
  const value = pair?.slice(cookieName.length + 1)
  if (!value) return null
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
