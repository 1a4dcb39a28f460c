import type { MedusaContainer } from "@medusajs/framework/types"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../modules/amazon-pay"
import { rememberedMs } from "../modules/amazon-pay/ledger/earlier-drafts"
import { graceMs } from "../modules/amazon-pay/ledger/next-check"
import { keepLease } from "../modules/amazon-pay/ledger/hold-lease"
import { leaseSeconds } from "../modules/amazon-pay/ledger/lease-times"
import { accountsOf } from "../medusa/accounts"
import { Run, type Done } from "./reconciler-run"
import { scanStore } from "../reconciliation/scan-store"

export interface ReconcileLimits {
  /** How many order references, and the notifications of how many, are worked on in one run. */
  batch: number
  /** After how long no further one is begun, in milliseconds. */
  budgetMs: number
  /** By which that is measured: milliseconds since some moment. The machine's clock by default. */
  clock: () => number
  /** How long one order is waited for before the next one is begun beside it, in milliseconds. */
  orderMs: number
}

export interface Reconciled extends Done {
  /** False while another process is at it. */
  ran: boolean
}

const defaults: ReconcileLimits = {
  batch: 100,
  budgetMs: 50_000,
  clock: Date.now,
  orderMs: 5_000,
}
const dayMs = 24 * 60 * 60_000

/** How long an order reference is kept that nothing was asked of Amazon for. */
const draftMs = 7 * dayMs

/**
 * One run of the reconciler: takes what is due, by index, and does it; a bounded batch, by one process at a time. What it
 * costs grows with what is due. A run that is cut off is taken up by the next one. No order can use up the time of the others:
 * one that another process works on is left for later, and one that takes long is left to itself.
 */
export async function reconcile(
  container: MedusaContainer,
  now = new Date(),
  limits: Partial<ReconcileLimits> = {},
): Promise<Reconciled> {
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const lease = await engine.takeLease("reconciler", leaseSeconds)
  if (!lease) return { ran: false, checked: 0, notifications: 0, failed: 0, busy: 0 }
  const stop = keepLease(engine, lease)
  let seenUntil = lease.seenUntil ?? new Date(now.getTime() - dayMs)
  try {
    // Whoever hears the event is given time to act on it.
    const until = new Date(now.getTime() - graceMs)
    if (until.getTime() > seenUntil.getTime()) {
      await engine.makeDue(await scanStore(container, seenUntil, until), now)
      await engine.forgetDrafts(before(seenUntil, draftMs), before(until, draftMs))
      await engine.forgetEarlierDrafts(before(until, rememberedMs))
      seenUntil = until
    }
    const { batch, budgetMs, clock, orderMs } = { ...defaults, ...limits }
    const goOn = () => engine.extendLease(lease, leaseSeconds)
    const run = new Run(container, now, { clock, orderMs }, goOn)
    // Each has its time: while Amazon hangs, either alone could take all of it, run after run.
    const began = clock()
    await run.notifications(batch, began + budgetMs / 2)
    await run.orderReferences(batch, began + budgetMs)
    await run.end(began + budgetMs)
    await forgetMessages(container, engine, now)
    return { ran: true, ...run.done }
  } finally {
    stop()
    await engine.endLease(lease, seenUntil)
  }
}

function before(moment: Date, ms: number): Date {
  return new Date(moment.getTime() - ms)
}

async function forgetMessages(
  container: MedusaContainer,
  engine: AmazonPayModuleService,
  now: Date,
): Promise<void> {
  for (const { key, options } of accountsOf(container)) {
    const days = options.ipn?.keepDays ?? 90
    await engine.forgetBodies(key, new Date(now.getTime() - days * dayMs))
    await engine.deleteOldNotifications(key, days, now)
  }
  await engine.forgetChosen(now)
}
