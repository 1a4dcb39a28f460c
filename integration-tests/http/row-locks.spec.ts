import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { closeGate, standing } from "../support/gate"
import { engineOf, inboxSettled } from "../support/inbox"
import { storeSuite } from "../support/store-suite"

/** Whoever waits for an order reference's row holds nothing that its holder may want: two would wait for each other. */
storeSuite({}, (scene) => {
  const database = () => scene.container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const due = new Date(0)

  const isFree = async (table: string, ids: readonly string[]): Promise<boolean> => {
    const transaction = await database().transaction()
    try {
      const free: unknown[] = await transaction(table)
        .whereIn("id", [...ids])
        .forUpdate()
        .skipLocked()
        .select("id")
      return free.length === ids.length
    } finally {
      await transaction.rollback()
    }
  }

  const ordered = async () => {
    const amazon_order_reference_id = await scene.amazon.orderReference()
    await scene.buyer.order(amazon_order_reference_id)
    await inboxSettled(scene)
    const reference = await engineOf(scene).findOrderReference({ amazon_order_reference_id })
    if (!reference) throw new Error("The ledger does not know the order reference.")
    const { operations } = await engineOf(scene).snapshot(reference.id)
    const ids = operations.map(({ id }) => id)
    await database()("amazon_pay_operation").whereIn("id", ids).update({ next_check_at: due })
    await database()("amazon_pay_order_reference")
      .where({ id: reference.id })
      .update({ next_check_at: due })
    return { id: reference.id, operations: ids }
  }

  it.each([
    ["leaves an order for later", (id: string) => engineOf(scene).comesAgain(id, new Date())],
    ["could not look at an order", (id: string) => engineOf(scene).postponeCheck(id)],
  ])(
    "who %s keeps no operation from who has locked its order reference",
    async (_, write: (id: string) => Promise<unknown>) => {
      const { id, operations } = await ordered()
      const open = await closeGate(scene.container, "amazon_pay_order_reference", { id })
      const written = write(id)
      await standing(scene.container, 1, written)
      expect(await isFree("amazon_pay_operation", operations)).toBe(true)
      await open()
      await written
    },
  )

  /** Two order references of a cart; the later one was offered last but one. */
  const offered = async () => {
    const cart = await scene.buyer.cart()
    const [one, other] = [await scene.amazon.orderReference(), await scene.amazon.orderReference()]
    const offer = async (amazon_order_reference_id: string) =>
      await scene.buyer.session(cart.collectionId, { amazon_order_reference_id })
    for (const id of [one, other, one]) await offer(id)
    const rows = await engineOf(scene).orderReferencesOf(cart.collectionId)
    const [first, last] = rows.map(({ id }) => id).sort()
    if (!first || !last) throw new Error("The ledger does not know both.")
    return { first, last, again: () => offer(other) }
  }

  it("who offers an order reference again keeps nobody from it while waiting for the chosen one", async () => {
    const { first, last, again } = await offered()
    const open = await closeGate(scene.container, "amazon_pay_order_reference", { id: first })
    const offering = again()
    await standing(scene.container, 1, offering)
    expect(await isFree("amazon_pay_order_reference", [last])).toBe(true)
    await open()
    expect((await offering).status).toBe(200)
  })
})
