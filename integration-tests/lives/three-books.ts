import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { engineOf } from "../support/inbox"
import type { Scene } from "../support/store-suite"
import { medusaBook, type MedusaBook } from "./medusa-book"
import { cents, type Cents } from "./money"

/** What Amazon has of an order reference, by the simulator. */
export interface AmazonBook {
  id: string
  state: string
  authorizations: { id: string; state: string; amount: Cents }[]
  captures: {
    id: string
    state: string
    /** Whether Amazon advises not to ship what it was taken for. */
    isUnusual?: boolean
    amount: Cents
    refunds: { state: string; amount: Cents; type?: string }[]
  }[]
}

/** What the plugin's ledger has of an order reference. */
export interface LedgerBook {
  id: string
  state: string
  /** What the list says of it. */
  findings: Named[]
  operations: { kind: string; state: string; amount: Cents; amazonId: string | null }[]
}

export interface Books {
  amazon: AmazonBook[]
  /** Null while the cart is no order. */
  medusa: MedusaBook | null
  ledger: LedgerBook[]
  /** Orders that somebody still works on. */
  leases: string[]
  /** What people have taken off the list. */
  dismissed: Named[]
}

/** One thing that the list says, or that a person has taken off it. */
export interface Named {
  attention: string
  amount: Cents | null
}

/** Amazon's reason of what it has taken and finds unusual. */
export const adviceNotToShip = "StopShipmentAtypicalAuth"

const status = z.object({ State: z.string(), Amount: z.string() })
const tree = z.object({
  State: z.string(),
  Authorizations: z.array(
    status.extend({
      AmazonAuthorizationId: z.string(),
      Captures: z.array(
        status.extend({
          AmazonCaptureId: z.string(),
          ReasonCode: z.string().nullable(),
          Refunds: z.array(status.extend({ RefundType: z.string() })),
        }),
      ),
    }),
  ),
})

export async function amazonBook({ amazon }: Scene, id: string): Promise<AmazonBook> {
  const { State, Authorizations } = tree.parse(await amazon.tree(id))
  return {
    id,
    state: State,
    authorizations: Authorizations.map((one) => ({
      id: one.AmazonAuthorizationId,
      state: one.State,
      amount: cents(one.Amount),
    })),
    captures: Authorizations.flatMap(({ Captures }) =>
      Captures.map((one) => ({
        id: one.AmazonCaptureId,
        state: one.State,
        isUnusual: one.ReasonCode === adviceNotToShip,
        amount: cents(one.Amount),
        refunds: one.Refunds.map((refund) => ({
          state: refund.State,
          amount: cents(refund.Amount),
          type: refund.RefundType,
        })),
      })),
    ),
  }
}

async function ledgerBook(scene: Scene, id: string): Promise<LedgerBook | null> {
  const engine = engineOf(scene)
  const found = await engine.findOrderReference({ amazon_order_reference_id: id })
  if (!found) return null
  const { reference, operations } = await engine.snapshot(found.id)
  return {
    id,
    state: reference.state,
    findings: reference.findings.map(({ reason, amount }) => ({
      attention: reason,
      amount: amount === null ? null : cents(amount),
    })),
    operations: operations.map(({ kind, state, amount, amazon_id }) => ({
      kind,
      state,
      amount: cents(amount),
      amazonId: amazon_id,
    })),
  }
}

/** States of a call that Amazon has not answered for good. */
const undecided = ["recorded", "sent", "pending"]

/** Whether a charge was asked for and is not decided yet. */
export async function isUndecided(scene: Scene, amazonIds: readonly string[]): Promise<boolean> {
  const ledger = await Promise.all(amazonIds.map((id) => ledgerBook(scene, id)))
  return ledger
    .flatMap((one) => one?.operations ?? [])
    .some(({ kind, state }) => kind === "capture" && undecided.includes(state))
}

/** The three books of an order at one moment, each read from outside the plugin but for its own ledger. */
export async function readBooks(
  scene: Scene,
  amazonIds: readonly string[],
  orderId: string | null,
  dismissed: readonly Named[],
): Promise<Books> {
  const knex = scene.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const leases = await knex("amazon_pay_lease")
    .whereLike("id", "order of %")
    .select<{ id: string }[]>("id")
  const ledger = await Promise.all(amazonIds.map((id) => ledgerBook(scene, id)))
  return {
    amazon: await Promise.all(amazonIds.map((id) => amazonBook(scene, id))),
    medusa: orderId === null ? null : await medusaBook(scene, orderId),
    ledger: ledger.filter((one) => one !== null),
    leases: leases.map(({ id }) => id),
    dismissed: [...dismissed],
  }
}
