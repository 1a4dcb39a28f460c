import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../../modules/amazon-pay"
import { graceMs } from "../../modules/amazon-pay/ledger/next-check"
import { accountsOf } from "../accounts"
import { checkAmazonPayOrderReferenceWorkflow } from "../check-order-reference"
import { workOnAmazonPayNotificationsWorkflow } from "../work-on-notifications"
import { scanStore } from "./scan-store"

export interface ReconcileLimits {
  /** How many order references and how many notifications are worked on in one run. */
  batch: number
  /** After how long no further one is begun, in milliseconds. */
  budgetMs: number
}

export interface Reconciled {
  /** False while another process is at it. */
  ran: boolean
  checked: number
  notifications: number
  failed: number
}

const defaults: ReconcileLimits = { batch: 100, budgetMs: 50_000 }
const leaseSeconds = 120
const dayMs = 24 * 60 * 60_000

/** After so many failures in a row Amazon, or the way to it, is down: the rest waits for the next run. */
const mostFailuresInARow = 5

/**
 * One run of the reconciler: takes what is due, by index, and does it; a bounded batch, by one process at a time. What it
 * costs grows with what is due. A run that is cut off is taken up by the next one.
 */
export async function reconcile(
  container: MedusaContainer,
  now = new Date(),
  limits: Partial<ReconcileLimits> = {},
): Promise<Reconciled> {
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const lease = await engine.takeLease("reconciler", leaseSeconds)
  if (!lease) return { ran: false, checked: 0, notifications: 0, failed: 0 }
  let seenUntil = lease.seenUntil ?? new Date(now.getTime() - dayMs)
  try {
    // Whoever hears the event is given time to act on it.
    const until = new Date(now.getTime() - graceMs)
    if (until.getTime() > seenUntil.getTime()) {
      await engine.makeDue(await scanStore(container, seenUntil, until), now)
      seenUntil = until
    }
    const { batch, budgetMs } = { ...defaults, ...limits }
    const run = new Run(container, now, () => engine.extendLease(lease, leaseSeconds))
    // Each has its time: while Amazon hangs, either alone could take all of it, run after run.
    const began = Date.now()
    await run.notifications(batch, began + budgetMs / 2)
    await run.orderReferences(batch, began + budgetMs)
    await forgetMessages(container, engine, now)
    return { ran: true, ...run.done }
  } finally {
    await engine.endLease(lease, seenUntil)
  }
}

class Run {
  readonly done = { checked: 0, notifications: 0, failed: 0 }
  readonly #engine: AmazonPayModuleService
  readonly #logger: Logger
  #failuresInARow = 0

  constructor(
    private readonly container: MedusaContainer,
    private readonly now: Date,
    private readonly goOn: () => Promise<boolean>,
  ) {
    this.#engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
    this.#logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  }

  async notifications(batch: number, deadline: number): Promise<void> {
    await this.#attempt("reading notifications that were taken in", async () => {
      await this.#engine.readLeftArrivals(batch)
    })
    for (const id of await this.#engine.dueNotifications(this.now, batch)) {
      if (!(await this.#mayGoOn(deadline))) return
      await this.#attempt(`the notifications of ${id}`, async () => {
        const { result } = await workOnAmazonPayNotificationsWorkflow(this.container).run({
          input: { amazon_order_reference_id: id },
        })
        this.done.notifications += result
      })
    }
  }

  async orderReferences(batch: number, deadline: number): Promise<void> {
    for (const order_reference_id of await this.#engine.dueOrderReferences(this.now, batch)) {
      if (!(await this.#mayGoOn(deadline))) return
      const went = await this.#attempt(`order reference ${order_reference_id}`, async () => {
        await checkAmazonPayOrderReferenceWorkflow(this.container).run({
          input: { order_reference_id, now: this.now.toISOString() },
        })
        this.done.checked++
      })
      if (!went) await this.#engine.postponeCheck(order_reference_id)
    }
  }

  async #attempt(what: string, work: () => Promise<void>): Promise<boolean> {
    try {
      await work()
      this.#failuresInARow = 0
      return true
    } catch (error) {
      this.done.failed++
      this.#failuresInARow++
      const why = error instanceof Error ? error.message : String(error)
      this.#logger.warn(`Amazon Pay: ${what} could not be finished and is tried again. ${why}`)
      return false
    }
  }

  async #mayGoOn(deadline: number): Promise<boolean> {
    return Date.now() < deadline && this.#failuresInARow < mostFailuresInARow && (await this.goOn())
  }
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
}
