import {
  RateLimiter,
  type RateLimiterOptions,
  type MwsClientOptions,
} from "medusa-payment-amazon-pay/mws"
import { VirtualClock } from "../../src/mws/rate-limiter/__tests__/virtual-clock"

const epoch = Date.parse("2024-05-06T10:00:00Z")
const stepMs = 5

/**
 * One clock for Amazon and for those who call it. It goes on only while no request is under way, so that requests take no
 * time: how fast the machine is changes nothing.
 */
export class OneClock {
  readonly #clock = new VirtualClock()
  #underWay = 0

  /** Milliseconds since 1970: a simulator's machine time. */
  readonly machine = (): number => epoch + this.#clock.now()

  /** What lets calls through, by this clock. */
  rateLimiter(options: Omit<RateLimiterOptions, "clock">): RateLimiter {
    const rateLimiter = new RateLimiter({ ...options, clock: this.#clock })
    const call = rateLimiter.call.bind(rateLimiter)
    rateLimiter.call = (...how) => {
      const limited = call(...how)
      return {
        turn: async (signals) => {
          const turn = await limited.turn(signals)
          this.#underWay++
          return turn
        },
      }
    }
    return rateLimiter
  }

  /** What a client with such a rate limiter needs besides. */
  options(observe: NonNullable<MwsClientOptions["observe"]>): Partial<MwsClientOptions> {
    return {
      now: () => new Date(this.machine()),
      retry: { random: () => 0.5, sleep: (milliseconds) => this.#clock.sleep(milliseconds) },
      observe: (call) => {
        this.#underWay--
        observe(call)
      },
    }
  }

  /** Lets time pass until some work is done. */
  async during<T>(work: Promise<T>): Promise<T> {
    const waiting = new Set([work])
    const over = () => waiting.delete(work)
    work.then(over, over)
    while (waiting.size) await this.#clock.pass(this.#underWay ? 0 : stepMs)
    return await work
  }
}
