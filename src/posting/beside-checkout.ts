import { randomUUID } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"

/** For so long Medusa keeps a cart to itself while it completes it (`completeCartWorkflow`), in seconds. */
const completionSeconds = 120

/** How long to wait for a completion under way, in milliseconds. */
const patienceMs = 10_000
const pauseMs = 200

/**
 * Does something that Medusa does with a cart's lock, while nobody completes the cart. It is Medusa's own lock, since
 * Medusa's own workflow is what it keeps out. Nobody can be completing the cart of an order that is older than Medusa
 * keeps the lock for. Such an order waits for nobody: Medusa's PostgreSQL locking module keeps a dead process's lock for ever.
 * @param placedAt when the cart became an order
 * @throws MedusaError CONFLICT while the cart is being completed
 */
export async function besideCheckout<T>(
  container: MedusaContainer,
  cartId: string,
  placedAt: Date,
  work: () => Promise<T>,
): Promise<T> {
  if (isOver(placedAt)) return await work()
  const locking = container.resolve(Modules.LOCKING)
  const ownerId = `amazon-pay:${randomUUID()}`
  const until = Date.now() + patienceMs
  for (;;) {
    try {
      await locking.acquire(cartId, { ownerId, expire: completionSeconds })
      break
    } catch {
      if (Date.now() >= until) throw isBeingCompleted(cartId)
    }
    await sleep(pauseMs)
  }
  try {
    return await work()
  } finally {
    await locking.release(cartId, { ownerId }).catch(() => undefined)
  }
}

function isOver(placedAt: Date): boolean {
  return Date.now() - placedAt.getTime() > completionSeconds * 1_000
}

function isBeingCompleted(cartId: string) {
  return new MedusaError(
    MedusaError.Types.CONFLICT,
    `The cart ${cartId} is still being completed, so its order's payment cannot be made yet. It is made when that is over, by the next look at the order.`,
  )
}
