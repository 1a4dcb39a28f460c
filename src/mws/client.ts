import { setMaxListeners } from "node:events"
import { resolveOptions, type MwsClientOptions, type ResolvedOptions } from "./client-options"
import { MwsError, MwsThrottledError } from "./errors"
import { connectionError, turnError } from "./local-errors"
import {
  operations,
  rowOf,
  toWire,
  type Action,
  type ParametersOf,
  type ResultOf,
} from "./operations"
import { parseResponse } from "./parse-response"
import type { Priority } from "./rate-limiter/queue"
import { NoTurn, type CallOptions } from "./rate-limiter/rate-limiter"
import { referenceIdIn, sensitiveValues } from "./redaction"
import { signedBody } from "./request"
import { withRetries } from "./retry"
import { createTransport, type HttpAnswer, type Transport } from "./transport"
import { userAgent } from "./user-agent"
import type { WireParameters } from "./wire-parameters"

type Method<A extends Action> =
  Record<string, never> extends ParametersOf<A>
    ? (parameters?: ParametersOf<A>) => Promise<ResultOf<A>>
    : (parameters: ParametersOf<A>) => Promise<ResultOf<A>>

type Methods = { readonly [A in Action as Uncapitalize<A>]: Method<A> }

/** How calls of a view of a client behave. */
export interface AsOptions {
  /** Milliseconds that a call waits for Amazon's quota at most: 10,000 by default. */
  maxWaitMs?: number | undefined
  /** Ends waits for the quota. What has been sent is not taken back. */
  signal?: AbortSignal | undefined
}

/** A client of Amazon Pay through MWS: a method for every operation, `authorize` for `Authorize`. */
export interface MwsClient extends Methods {
  /**
   * Sends any operation by Amazon's name, so that a recorded call can be sent again exactly as it was.
   *
   * @throws MwsParameterError before anything is sent; MwsError with the call's `outcome` afterwards.
   */
  send<A extends Action>(action: A, parameters: ParametersOf<A>): Promise<ResultOf<A>>
  /**
   * The same client for calls that somebody waits for (`interactive`, what every client is at first) or that nobody
   * waits for (`background`). Interactive calls go first; background calls leave the last of Amazon's tokens alone. A
   * call of either kind that would have to wait for longer than `maxWaitMs` ends in MwsNotNowError.
   */
  as(priority: Priority, options?: AsOptions): MwsClient
  /** Whether a background call of an operation would be sent at once. If not: do something else, and come back. */
  canSpare(action: Action): boolean
  /** Ends waits for the quota, waits for calls under way and releases the connections; of all views. */
  close(): Promise<void>
}

/**
 * Creates a client for one seller in one region and environment, with its own connections.
 *
 * Calls wait for their turn under Amazon's quotas. Those that meet a 5xx, a broken connection or a time-out are
 * repeated with identical parameters; only `Timestamp` and `Signature` are renewed.
 *
 * @throws TypeError for an option that cannot work.
 */
export function createMwsClient(options: MwsClientOptions): MwsClient {
  const resolved = resolveOptions(options)
  const { rateLimiter } = resolved.rateLimiter
  const transport = createTransport({
    origin: resolved.endpoint.origin,
    path: resolved.endpoint.path,
    userAgent: userAgent(resolved.application),
    timeouts: resolved.timeouts,
  })
  const closing = new AbortController()
  // Every call that waits listens, and that may be many.
  setMaxListeners(0, closing.signal)

  const close = async () => {
    if (!closing.signal.aborted) {
      closing.abort()
      resolved.rateLimiter.release()
    }
    await transport.close()
  }

  const view = (callOptions: CallOptions, signals: AbortSignal[]): MwsClient => {
    const send = async <A extends Action>(
      action: A,
      parameters: ParametersOf<A>,
    ): Promise<ResultOf<A>> => {
      const wire = toWire(action, parameters)
      const call = rateLimiter.call(action, rowOf(action).quota, callOptions)
      return withRetries(resolved.retryPolicy, resolved.retrySources, async (attempt) => {
        const turn = await call.turn(signals).catch((error: unknown) => {
          const { aborted: clientClosed } = closing.signal
          throw error instanceof NoTurn ? turnError(action, error, { clientClosed }) : error
        })
        const sent = () => post(resolved, transport, action, wire)
        return observed(resolved, action, wire, attempt, sent).catch((error: unknown) => {
          if (error instanceof MwsThrottledError) {
            turn.wasThrottled()
          }
          throw error
        })
      })
    }
    return {
      ...methodsOf(send),
      send,
      as: (priority, { maxWaitMs, signal } = {}) => {
        if (signal) {
          setMaxListeners(0, signal)
        }
        return view({ priority, maxWaitMs }, [closing.signal, ...(signal ? [signal] : [])])
      },
      canSpare: (action) => rateLimiter.canSpare(action, rowOf(action).quota),
      close,
    }
  }
  return view({ priority: "interactive" }, [closing.signal])
}

function methodsOf(send: MwsClient["send"]): Methods {
  return Object.fromEntries(
    (Object.keys(operations) as Action[]).map((action) => [
      action.charAt(0).toLowerCase() + action.slice(1),
      (parameters: ParametersOf<typeof action> = {}) => send(action, parameters),
    ]),
  ) as Methods
}

async function post<A extends Action>(
  { credentials, endpoint, now }: ResolvedOptions,
  transport: Transport,
  action: A,
  parameters: WireParameters,
): Promise<{ status: number; result: ResultOf<A> }> {
  const body = signedBody({ action, parameters, credentials, endpoint, at: now() })
  let answer: HttpAnswer
  try {
    answer = await transport.post(body)
  } catch (cause) {
    throw connectionError(action, cause)
  }
  const secrets = sensitiveValues(credentials, parameters)
  return { status: answer.status, result: parseResponse({ action, ...answer, secrets }) }
}

async function observed<Result extends { requestId?: string | undefined }>(
  { observe }: ResolvedOptions,
  action: Action,
  parameters: WireParameters,
  attempt: number,
  call: () => Promise<{ status: number; result: Result }>,
): Promise<Result> {
  const start = performance.now()
  const report = (end: { status?: number; requestId?: string; errorCode?: string }) => {
    try {
      const milliseconds = performance.now() - start
      observe({ action, referenceId: referenceIdIn(parameters), attempt, milliseconds, ...end })
    } catch {
      // A logger that fails must not turn a capture that succeeded into one that did not.
    }
  }
  try {
    const { status, result } = await call()
    report({ status, requestId: result.requestId })
    return result
  } catch (error) {
    if (error instanceof MwsError) {
      report({ status: error.status, requestId: error.requestId, errorCode: error.code })
    }
    throw error
  }
}
