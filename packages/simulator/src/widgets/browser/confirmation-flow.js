/** `OffAmazonPayments.initConfirmationFlow`: after Confirm the buyer leaves for Amazon, who asks where it must. */

/** @param {{ base: string }} settings */
export function createConfirmationFlow({ base }) {
  /**
   * @param {string} sellerId
   * @param {string} orderReferenceId
   * @param {(flow: { success(): void, error(): void }) => unknown} callback
   */
  return function initConfirmationFlow(sellerId, orderReferenceId, callback) {
    let ended = false
    const path = `/confirmation/${encodeURIComponent(orderReferenceId)}`
    const query = `?sellerId=${encodeURIComponent(sellerId)}`
    const flow = {
      success() {
        if (ended) return
        ended = true
        location.assign(base + path + query)
      },
      error() {
        ended = true
      },
    }
    setTimeout(() => callback(flow))
  }
}
