import type { Environment } from "../domain/environment"

export interface Quota {
  /** Requests that may come at once. */
  readonly burst: number
  /** Milliseconds until one more is allowed. */
  readonly restoreInterval: number
}

type Quotas = Readonly<Record<Environment, Quota>>

const writes: Quotas = {
  Live: { burst: 10, restoreInterval: 1_000 },
  Sandbox: { burst: 2, restoreInterval: 2_000 },
}
const reads: Quotas = {
  Live: { burst: 20, restoreInterval: 500 },
  Sandbox: { burst: 5, restoreInterval: 1_000 },
}
const serviceStatus: Quotas = {
  Live: { burst: 2, restoreInterval: 300_000 },
  Sandbox: { burst: 2, restoreInterval: 300_000 },
}

const byAction: Readonly<Record<string, Quotas>> = {
  Authorize: writes,
  CancelOrderReference: writes,
  Capture: writes,
  CloseAuthorization: writes,
  CloseOrderReference: writes,
  ConfirmOrderReference: writes,
  GetAuthorizationDetails: reads,
  GetCaptureDetails: reads,
  GetOrderReferenceDetails: reads,
  GetRefundDetails: reads,
  GetServiceStatus: serviceStatus,
  Refund: writes,
  SetOrderAttributes: writes,
  SetOrderReferenceDetails: writes,
}

/** Amazon's published quota of an operation; null where none is known. */
export function quotaOf(action: string, environment: Environment): Quota | null {
  return byAction[action]?.[environment] ?? null
}
