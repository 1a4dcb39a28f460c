/** A small Amazon of its own, in cents and hours: written from the rules, not from the simulator. */

export interface Limits {
  readonly captured: number
  readonly created: number
}

interface Refund {
  readonly amount: number
  readonly completesAt: number
  state: "Pending" | "Completed"
}

interface Capture {
  readonly amount: number
  readonly completesAt: number | null
  state: "Pending" | "Completed" | "Closed"
  reason: string | null
  readonly refunds: Refund[]
}

interface Authorization {
  readonly amount: number
  readonly created: number
  readonly decides: number | null
  readonly captureNow: boolean
  state: "Pending" | "Open" | "Declined" | "Closed"
  reason: string | null
  capture: Capture | null
}

export const secondsInHour = 3600
const day = 24

/** 15 % rounded half up, at most 75. */
function beyond(cents: number): number {
  return Math.min(Math.floor((cents * 15 + 50) / 100), 7500)
}

/** Hours; five seconds are the time an asynchronous decision takes. */
const moment = 5 / secondsInHour

export class Model {
  now = 0
  state: "Open" | "Closed" | "Canceled" = "Open"
  reason: string | null = null
  readonly authorizations: Authorization[] = []

  constructor(
    readonly total: number,
    readonly limits: Limits,
  ) {}

  captures(): Capture[] {
    return this.authorizations.flatMap(({ capture }) => capture ?? [])
  }

  authorize(amount: number, captureNow: boolean, later: boolean, declined: boolean): string | null {
    if (this.state !== "Open") return "InvalidOrderReferenceStatus"
    const held = this.authorizations.reduce((sum, one) => {
      if (one.state === "Pending" || one.state === "Open") return sum + one.amount
      return sum + (one.capture?.amount ?? 0)
    }, 0)
    if (held + amount > this.total + beyond(this.total)) return "TransactionAmountExceeded"
    const counted = this.authorizations.filter(
      (one) => one.state === "Pending" || one.state === "Open" || one.capture,
    )
    if (counted.length >= this.limits.created) return "TransactionCountExceeded"
    const authorization: Authorization = {
      amount,
      created: this.now,
      decides: later ? this.now + moment : null,
      captureNow,
      state: "Pending",
      reason: null,
      capture: null,
    }
    this.authorizations.push(authorization)
    if (declined) {
      authorization.state = "Declined"
      authorization.reason = "ProcessingFailure"
    } else if (!later) this.approve(authorization)
    return null
  }

  capture(index: number, amount: number): string | null {
    const authorization = this.authorizations[index]
    if (!authorization) throw new Error("no such authorization")
    if (authorization.state !== "Open") return "InvalidAuthorizationStatus"
    if (amount > authorization.amount) return "TransactionAmountExceeded"
    this.take(authorization, amount, this.now - authorization.created > 7 * day)
    return null
  }

  refund(index: number, amount: number): string | null {
    const capture = this.captures()[index]
    if (!capture) throw new Error("no such capture")
    if (capture.state !== "Completed") return "CaptureNotRefundable"
    const before = capture.refunds.reduce((sum, one) => sum + one.amount, 0)
    if (before + amount > capture.amount + beyond(capture.amount))
      return "TransactionAmountExceeded"
    if (capture.refunds.length >= 10) return "TransactionCountExceeded"
    capture.refunds.push({ amount, completesAt: this.now + moment, state: "Pending" })
    return null
  }

  release(index: number): string | null {
    const authorization = this.authorizations[index]
    if (!authorization) throw new Error("no such authorization")
    if (authorization.state === "Closed" && authorization.reason === "SellerClosed") return null
    if (authorization.state !== "Open" && authorization.state !== "Pending") {
      return "InvalidAuthorizationStatus"
    }
    authorization.state = "Closed"
    authorization.reason = "SellerClosed"
    return null
  }

  cancel(): string | null {
    if (this.state === "Canceled") return null
    if (this.captures().length > 0) return "InvalidCancelAttempt"
    if (this.state === "Closed") return "InvalidOrderReferenceStatus"
    this.state = "Canceled"
    this.reason = "SellerCanceled"
    for (const one of this.authorizations) {
      if (one.state !== "Open" && one.state !== "Pending") continue
      one.state = "Closed"
      one.reason = "OrderReferenceCanceled"
    }
    return null
  }

  close(): string | null {
    if (this.state === "Canceled") return "InvalidCloseAttempt"
    if (this.state === "Open") this.end("SellerClosed")
    return null
  }

  /** Lets the hours pass: the earliest thing due first. */
  pass(hours: number): void {
    const until = this.now + hours
    for (;;) {
      const next = this.due().sort((a, b) => a.at - b.at)[0]
      if (!next || next.at > until + 1e-9) break
      this.now = Math.max(this.now, next.at)
      next.happen()
    }
    this.now = until
  }

  private due(): { at: number; happen: () => void }[] {
    const found: { at: number; happen: () => void }[] = []
    if (this.state === "Open") {
      found.push({
        at: 180 * day,
        happen: () => {
          this.end("Expired")
        },
      })
    }
    for (const one of this.authorizations) {
      if (one.state === "Pending" && one.decides !== null) {
        found.push({
          at: one.decides,
          happen: () => {
            this.approve(one)
          },
        })
      }
      if (one.state === "Open") {
        found.push({
          at: one.created + 30 * day,
          happen: () => {
            one.state = "Closed"
            one.reason = "ExpiredUnused"
          },
        })
      }
    }
    for (const capture of this.captures()) {
      if (capture.state === "Pending" && capture.completesAt !== null) {
        found.push({
          at: capture.completesAt,
          happen: () => {
            capture.state = "Completed"
            this.closeIfCharged()
          },
        })
      }
      for (const refund of capture.refunds) {
        if (refund.state !== "Pending") continue
        found.push({
          at: refund.completesAt,
          happen: () => {
            this.complete(capture, refund)
          },
        })
      }
    }
    return found
  }

  private complete(capture: Capture, refund: Refund): void {
    refund.state = "Completed"
    const paid = capture.refunds.filter(({ state }) => state === "Completed")
    const sum = paid.reduce((total, { amount }) => total + amount, 0)
    if (capture.state !== "Completed") return
    if (sum >= capture.amount + beyond(capture.amount)) {
      capture.state = "Closed"
      capture.reason = "MaxAmountRefunded"
    } else if (paid.length >= 10) {
      capture.state = "Closed"
      capture.reason = "MaxRefundsProcessed"
    }
  }

  private approve(authorization: Authorization): void {
    authorization.state = "Open"
    if (authorization.captureNow) this.take(authorization, authorization.amount, false)
  }

  private take(authorization: Authorization, amount: number, late: boolean): void {
    authorization.state = "Closed"
    authorization.reason = "MaxCapturesProcessed"
    authorization.capture = {
      amount,
      completesAt: late ? this.now + 1 : null,
      state: late ? "Pending" : "Completed",
      reason: null,
      refunds: [],
    }
    this.closeIfCharged()
  }

  private closeIfCharged(): void {
    if (this.state !== "Open") return
    const taken = this.captures().filter(({ state }) => state !== "Pending")
    const sum = taken.reduce((total, { amount }) => total + amount, 0)
    if (sum >= this.total + beyond(this.total)) this.end("MaxAmountCharged")
    else if (taken.length >= this.limits.captured) this.end("MaxAuthorizationsCaptured")
  }

  private end(reason: string): void {
    this.state = "Closed"
    this.reason = reason
  }
}
