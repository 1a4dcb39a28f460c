import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { eventually } from "./warehouse"

const orders = "order of %"

/** Who works on an order now: the token of each lease. */
export async function holders(container: MedusaContainer): Promise<string[]> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const rows = await knex("amazon_pay_lease")
    .whereLike("id", orders)
    .select<{ holder: string }[]>("holder")
  return rows.map(({ holder }) => holder)
}

/** Waits until somebody works on an order. @returns their token */
export async function heldLease(container: MedusaContainer): Promise<string> {
  return await eventually(async () => {
    const [holder] = await holders(container)
    if (!holder) throw new Error("Nobody works on an order.")
    return holder
  })
}

/** The time of a lease is over: its holder died, or stood still for too long. */
export async function runsOut(container: MedusaContainer, holder: string): Promise<void> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await knex("amazon_pay_lease")
    .where({ holder })
    .update({ until: knex.raw("clock_timestamp() - interval '1 second'") })
}

/** The time of a lease is far from over, though nobody renews it. */
export async function lastsOn(container: MedusaContainer, holder: string): Promise<void> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await knex("amazon_pay_lease")
    .where({ holder })
    .update({ until: knex.raw("clock_timestamp() + interval '1 hour'") })
}

/** A holder stands still, and whoever waits for the order takes it over. */
export async function takenOver(container: MedusaContainer): Promise<void> {
  const before = await heldLease(container)
  await eventually(async () => {
    const [holder] = await holders(container)
    if (holder && holder !== before) return
    // Again, should it have been renewed meanwhile.
    await runsOut(container, before)
    throw new Error("Nobody has taken the order over.")
  })
}
