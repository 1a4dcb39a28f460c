/** True for the form every order reference id seen from Amazon has: `P01-1234567-1234567` live, `S01-…` in the sandbox. */
export function isOrderReferenceId(id: string): boolean {
  return /^[PS]\d{2}-\d{7}-\d{7}$/.test(id)
}

/**
 * The order reference id within the id of an authorization, capture or refund: everything before the last `-`.
 * Notifications about captures and refunds name the order reference in no other way.
 *
 * @returns undefined when nothing precedes a `-`.
 */
export function orderReferenceIdOf(childId: string): string | undefined {
  const end = childId.lastIndexOf("-")
  return end > 0 ? childId.slice(0, end) : undefined
}
