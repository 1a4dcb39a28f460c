import { AmazonError } from "../domain/amazon-error"
import type { Environment } from "../domain/environment"
import type { State } from "../state/state"
import { quotaOf } from "./quotas"

interface Bucket {
  tokens: number
  filledAt: number
}

/** Token buckets per operation and environment, filled on the simulated clock; off unless a factor is set. */
export class Throttle {
  private readonly buckets = new Map<string, Bucket>()

  constructor(private readonly state: State) {}

  /** @throws AmazonError RequestThrottled when the operation's bucket is empty */
  pass(action: string, environment: Environment): void {
    const factor = this.state.settings.quotaFactor
    const quota = quotaOf(action, environment)
    if (factor === null || !quota) return
    const now = this.state.now()
    const key = `${environment}/${action}`
    const most = Math.max(1, quota.burst * factor)
    const bucket = this.buckets.get(key) ?? { tokens: most, filledAt: now }
    const restored = ((now - bucket.filledAt) / quota.restoreInterval) * factor
    bucket.tokens = Math.min(most, bucket.tokens + Math.max(0, restored))
    bucket.filledAt = now
    this.buckets.set(key, bucket)
    if (bucket.tokens < 1) throw new AmazonError("RequestThrottled", "Request is throttled")
    bucket.tokens -= 1
  }

  clear(): void {
    this.buckets.clear()
  }
}
