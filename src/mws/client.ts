import { resolveOptions, type MwsClientOptions, type ResolvedOptions } from "./client-options"
import { connectionError } from "./connection-error"
import { MwsError } from "./errors"
import { operations, toWire, type Action, type ParametersOf, type ResultOf } from "./operations"
import { parseResponse } from "./parse-response"
import { signedBody } from "./request"
import { withRetries } from "./retry"
import { referenceIdIn, sensitiveValues } from "./sensitive-values"
import { createTransport, type HttpAnswer, type Transport } from "./transport"
import { userAgent } from "./user-agent"
import type { WireParameters } from "./wire-parameters"

type Method<A extends Action> =
  Record<string, never> extends ParametersOf<A>
    ? (parameters?: ParametersOf<A>) => Promise<ResultOf<A>>
    : (parameters: ParametersOf<A>) => Promise<ResultOf<A>>

type Methods = { readonly [A in Action as Uncapitalize<A>]: Method<A> }

/** A client of Amazon Pay through MWS: a method for every operation, `authorize` for `Authorize`. */
export interface MwsClient extends Methods {
  /**
   * Sends any operation by Amazon's name, so that a recorded call can be sent again exactly as it was.
   *
   * @throws MwsParameterError before anything is sent; MwsError with the call's `outcome` afterwards.
   */
  send<A extends Action>(action: A, parameters: ParametersOf<A>): Promise<ResultOf<A>>
  /** Waits for calls under way and releases the connections. */
  close(): Promise<void>
}

/**
 * Creates a client for one seller in one region and environment, with its own connections.
 *
 * Calls that meet a 5xx, a broken connection or a time-out are repeated with identical parameters; only `Timestamp` and
 * `Signature` are renewed.
 *
 * @throws TypeError for an option that cannot work.
 */
export function createMwsClient(options: MwsClientOptions): MwsClient {
  const resolved = resolveOptions(options)
  const transport = createTransport({
    origin: resolved.endpoint.origin,
    path: resolved.endpoint.path,
    userAgent: userAgent(resolved.application),
    timeouts: resolved.timeouts,
  })

  const send = async <A extends Action>(
    action: A,
    parameters: ParametersOf<A>,
  ): Promise<ResultOf<A>> => {
    const wire = toWire(action, parameters)
    return withRetries(resolved.retryPolicy, resolved.retrySources, (attempt) =>
      observed(resolved, action, wire, attempt, () => post(resolved, transport, action, wire)),
    )
  }

  const methods = Object.fromEntries(
    (Object.keys(operations) as Action[]).map((action) => [
      action.charAt(0).toLowerCase() + action.slice(1),
      (parameters: ParametersOf<typeof action> = {}) => send(action, parameters),
    ]),
  ) as Methods

  return { ...methods, send, close: () => transport.close() }
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
