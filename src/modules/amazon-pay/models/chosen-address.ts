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
})
