/**
 * Where a page keeps the buyer's access token: in memory after a login in a window, and in the cookie that
 * shops fill after a login by redirect, since that is where Amazon's widgets look for it.
 */

const cookieName = "amazon_Login_accessToken"

/** @type {string | null} */
let remembered = null

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** @returns {string | null} */
export function readToken() {
  if (remembered) return remembered
  const pair = document.cookie.split("; ").find((entry) => entry.startsWith(`${cookieName}=`))
  const value = pair?.slice(cookieName.length + 1)
  return value ? decoded(value) : null
}

function attributes() {
  return `; path=/; SameSite=Lax${location.protocol === "https:" ? "; Secure" : ""}`
}

/**
 * @param {string} token
 * @param {number} seconds
 */
export function keepToken(token, seconds) {
  remembered = token
  document.cookie = `${cookieName}=${encodeURIComponent(token)}; max-age=${seconds}${attributes()}`
}

export function forgetToken() {
  remembered = null
  document.cookie = `${cookieName}=; max-age=0${attributes()}`
}
