/**
 * @param {number} milliseconds
 * @returns {string} such as `12 min 4 s`
 */
export function duration(milliseconds) {
  const seconds = Math.max(0, Math.round(milliseconds / 1_000))
  if (seconds < 60) return `${seconds} s`
  const rest = seconds % 60
  return `${Math.floor(seconds / 60)} min${rest > 0 ? ` ${rest} s` : ""}`
}
