/**
 * The order reference of a page. An address book that names none creates one each time it is shown; a wallet that
 * names none takes that of the page's address book, and creates one only where it stands alone.
 */

/** @type {string | null} */
let known = null
/** @type {((id: string | null) => void)[]} */
let waiting = []

/** @param {string | null} id */
function tellWaiting(id) {
  const next = waiting
  waiting = []
  for (const open of next) open(id)
}

/**
 * @param {(id: string | null) => void} open called with null where the wallet is to create it
 * @param {boolean} addressBookComing
 */
export function followOrder(open, addressBookComing) {
  if (known !== null || !addressBookComing) open(known)
  else waiting.push(open)
}

/** @param {string} id */
export function orderShown(id) {
  known = id
  tellWaiting(id)
}

/** The address book could not show one: whoever waits for it finds out by itself. */
export function orderNotShown() {
  tellWaiting(known)
}

/** Another checkout begins, such as after a logout. */
export function forgetOrder() {
  known = null
}
