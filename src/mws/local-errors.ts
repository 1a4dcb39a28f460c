import type { LocalErrorCode } from "./error-codes"
import { MwsConnectionError, MwsError, MwsNotNowError } from "./errors"
import type { NoTurn } from "./rate-limiter/rate-limiter"

/** Thrown by the transport when its own clock ran out. */
export class TimeLimitError extends Error {
  override readonly name = "TimeLimitError"
}

/** Thrown by the transport for a request after it was closed. */
export class ClosedError extends Error {
  override readonly name = "ClosedError"
}

const certificateProblem = /^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_CERT)/

/**
 * A failure of the connection as a typed error. What matters is whether the request can have left: only failures to
 * resolve, connect or trust the host, which come before the first byte, are `not-done`.
 */
export function connectionError(action: string, cause: unknown): MwsConnectionError {
  const { code, neverLeft } = classify(cause)
  return new MwsConnectionError(
    `${action}: ${sentences[code]}`,
    {
      action,
      code,
      retriable: true,
      outcome: neverLeft ? "not-done" : "unknown",
    },
    { cause },
  )
}

type ConnectionCode = Extract<
  LocalErrorCode,
  "ClientClosed" | "ConnectionFailed" | "ConnectionLost" | "TimedOut"
>

const sentences: Record<ConnectionCode, string> = {
  ClientClosed: "the client was closed",
  ConnectionFailed: "no connection to Amazon could be made",
  ConnectionLost: "the connection to Amazon broke before the answer was complete",
  TimedOut: "Amazon did not answer in time",
}

function classify(cause: unknown): { code: ConnectionCode; neverLeft: boolean } {
  if (cause instanceof TimeLimitError) {
    return { code: "TimedOut", neverLeft: false }
  }
  if (cause instanceof ClosedError) {
    return { code: "ClientClosed", neverLeft: true }
  }
  return isBeforeSending(cause)
    ? { code: "ConnectionFailed", neverLeft: true }
    : { code: "ConnectionLost", neverLeft: false }
}

function isBeforeSending(cause: unknown): boolean {
  // Node tries every address of a host and reports the failures together.
  if (cause instanceof AggregateError && cause.errors.length > 0) {
    return cause.errors.every(isBeforeSending)
  }
  const call = stringField(cause, "syscall")
  const code = stringField(cause, "code")
  return (
    call === "connect" ||
    call === "getaddrinfo" ||
    code === "UND_ERR_CONNECT_TIMEOUT" ||
    code === "UND_ERR_PRX_TLS" ||
    isRefusedByProxy(cause, code) ||
    certificateProblem.test(code)
  )
}

/** A proxy that makes no tunnel; undici gives it no code of its own. */
function isRefusedByProxy(cause: unknown, code: string): boolean {
  return code === "UND_ERR_ABORTED" && stringField(cause, "message").startsWith("Proxy response (")
}

function stringField(value: unknown, name: string): string {
  const field: unknown =
    typeof value === "object" && value !== null
      ? (value as Record<string, unknown>)[name]
      : undefined
  return typeof field === "string" ? field : ""
}

/** A wait for a turn that ended without one, as a typed error. Nothing was sent. */
export function turnError(
  action: string,
  { retryInMs }: NoTurn,
  { clientClosed }: { clientClosed: boolean },
): MwsError {
  if (clientClosed) {
    return connectionError(action, new ClosedError("closed"))
  }
  const details = { action, retriable: true, outcome: "not-done" } as const
  return retryInMs === undefined
    ? new MwsError(`${action}: the wait for Amazon's quota was aborted`, {
        ...details,
        code: "Aborted",
      })
    : new MwsNotNowError(
        `${action}: Amazon's quota leaves no room for this call now; try again in ${retryInMs} ms`,
        { ...details, code: "NotNow", retryInMs },
      )
}
