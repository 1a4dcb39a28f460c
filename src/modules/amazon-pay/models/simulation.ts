import { model } from "@medusajs/framework/utils"

/**
 * What Amazon's sandbox is to do with the next order of an account, as somebody picked it. It goes to one order reference
 * and there to one operation, whose recorded parameters say it from then on: a repeated request does not look here.
 */
export const Simulation = model
  .define("amazon_pay_simulation", {
    id: model.id({ prefix: "aposim" }).primaryKey(),
    /** Merchant account, `sellerId/region/sandbox`; never a live one. */
    account: model.text(),
    /** Which operation's note asks for it. */
    call: model.text(),
    /** What is to happen, by the plugin's name; see `simulations/catalog.ts`. */
    simulation: model.text(),
    minutes: model.number().nullable(),
    picked_at: model.dateTime(),
    /** The row of the order reference that took it; empty while it waits for the next order. */
    order_reference_id: model.text().nullable(),
    taken_at: model.dateTime().nullable(),
    /** The reference id of the operation that carried it; empty until then. */
    used_by: model.text().nullable(),
    used_at: model.dateTime().nullable(),
  })
  .indexes([
    {
      name: "IDX_amazon_pay_simulation_waiting",
      on: ["account", "call"],
      unique: true,
      where: "order_reference_id IS NULL",
    },
    {
      name: "IDX_amazon_pay_simulation_taken",
      on: ["order_reference_id", "call"],
      unique: true,
      where: "order_reference_id IS NOT NULL",
    },
    { on: ["account", "taken_at"] },
  ])
