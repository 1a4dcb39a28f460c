import { model } from "@medusajs/framework/utils"

/**
 * What a buyer chose at Amazon for an order reference, part by part, as digests: enough to see that an order goes elsewhere, and
 * nothing of the buyer's. Written before there is a payment session, so it stands by itself.
 */
export const ChosenAddress = model.define("amazon_pay_chosen_address", {
  /** Amazon's id of the order reference. */
  id: model.text().primaryKey(),
  account: model.text(),
  recipient: model.text().nullable(),
  street: model.text().nullable(),
  town: model.text().nullable(),
  email: model.text().nullable(),
  /**
   * When Amazon showed the address that the buyer confirmed, which cannot change any more. Empty for what was read before: the
   * buyer may have chosen another one since.
   */
  confirmed_at: model.dateTime().nullable(),
})
