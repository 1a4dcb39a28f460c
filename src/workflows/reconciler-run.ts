import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../modules/amazon-pay"
import { textOf } from "../modules/amazon-pay/errors"
import { checkAmazonPayOrderReferenceWorkflow } from "./check-order-reference"
import { withTimeout, TooSlowError } from "../with-timeout"
import { workOnAmazonPayNotificationsWorkflow } from "./work-on-notifications"

/** What one run of the reconciler has done. What it has left to itself counts when it ends in time. */
export interface Done {
  checked: number
  notifications: number
  failed: number
  /** Orders that another process was working on. They come again within a minute. */
  busy: number
}

/** After so many failures in a row Amazon, or the way to it, is down: the rest waits for the next run. */
const mostFailuresInARow = 5

/** So many orders at most are left to themselves at once. */
const mostLeft = 10

/** One run through what is due: one order after the other, unless one takes long. */
export class Run {
  readonly done: Done = { checked: 0, notifications: 0, failed: 0, busy: 0 }
  readonly #engine: AmazonPayModuleService
  readonly #logger: Logger
  readonly #left = new Set<Promise<void>>()
  #failuresInARow = 0

  /**
   * @param limits by which clock time is measured, and how long one order is waited for, in milliseconds
   * @param goOn whether the reconciler's lease is still this run's
   */
  constructor(
    private readonly container: MedusaContainer,
    private readonly now: Date,
    private readonly limits: { clock: () => number; orderMs: number },
    private readonly goOn: () => Promise<boolean>,
  ) {
    this.#engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
    this.#logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  }

  /** @param deadline when no further one is begun, in milliseconds by the clock */
  async notifications(batch: number, deadline: number): Promise<void> {
    for (const id of await this.#engine.dueNotifications(this.now, batch)) {
      if (!(await this.#mayGoOn(deadline))) return
      await this.#attempt(`the notifications of ${id}`, () => this.#workOn(id))
    }
  }

  /** @param deadline see above */
  async orderReferences(batch: number, deadline: number): Promise<void> {
    // What could not be done for notifications says nothing of them: each has its own try.
    this.#failuresInARow = 0
    for (const id of await this.#engine.dueOrderReferences(this.now, batch)) {
      if (!(await this.#mayGoOn(deadline))) return
      await this.#attempt(`order reference ${id}`, () => this.#check(id))
    }
  }

  /** Waits for what was left to itself, until the run's time is over. */
  async end(deadline: number): Promise<void> {
    await this.#withTimeout(Promise.all(this.#left), Math.max(0, deadline - this.limits.clock()))
  }

  async #workOn(amazon_order_reference_id: string): Promise<void> {
    const { result } = await workOnAmazonPayNotificationsWorkflow(this.container).run({
      input: { amazon_order_reference_id, wait_ms: 0 },
    })
    if (typeof result === "number") {
      this.done.notifications += result
      return
    }
    this.done.busy++
    await this.#engine.notificationsComeAgain(amazon_order_reference_id, this.now)
  }

  async #check(order_reference_id: string): Promise<void> {
    try {
      const { result } = await checkAmazonPayOrderReferenceWorkflow(this.container).run({
        input: { order_reference_id, now: this.now.toISOString(), wait_ms: 0 },
      })
      if (result !== "busy") {
        this.done.checked++
        return
      }
    } catch (error) {
      await this.#engine.postponeCheck(order_reference_id)
      throw error
    }
    this.done.busy++
    await this.#engine.comesAgain(order_reference_id, this.now)
  }

  /** Work that takes long goes on by itself: it has the order's lock, so that nobody else begins with it. */
  async #attempt(what: string, work: () => Promise<void>): Promise<void> {
    const attempt = this.#outcome(what, work)
    if (await this.#withTimeout(attempt, this.limits.orderMs)) return
    this.#left.add(attempt)
    void attempt.then(() => this.#left.delete(attempt))
  }

  /** Does not throw. */
  async #outcome(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work()
      this.#failuresInARow = 0
    } catch (error) {
      this.done.failed++
      this.#failuresInARow++
      this.#logger.warn(
        `Amazon Pay: ${what} could not be finished and is tried again. ${textOf(error)}`,
      )
    }
  }

  async #withTimeout(work: Promise<unknown>, milliseconds: number): Promise<boolean> {
    try {
      await withTimeout(work, milliseconds)
      return true
    } catch (error) {
      if (error instanceof TooSlowError) return false
      throw error
    }
  }

  async #mayGoOn(deadline: number): Promise<boolean> {
    return (
      this.limits.clock() < deadline &&
      this.#failuresInARow < mostFailuresInARow &&
      this.#left.size < mostLeft &&
      (await this.goOn())
    )
  }
}
