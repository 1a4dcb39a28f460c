import { model } from "@medusajs/framework/utils"

/**
 * Work that one process does at a time, with whichever lock and event engines the store runs. A lease ends by itself,
 * so that a process that died does not keep it.
 */
export const Lease = model.define("amazon_pay_lease", {
  /** What is worked on. */
  id: model.text().primaryKey(),
  /** Who does; a word of the holder's own, so that nobody ends another's lease. */
  holder: model.text(),
  until: model.dateTime(),
  /** Up to when the store's records have been looked through, where the work is to look through them. */
  seen_until: model.dateTime().nullable(),
})
