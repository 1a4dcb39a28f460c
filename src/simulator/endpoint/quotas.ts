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
  AuthorizeOnBillingAgreement: writes,
  CancelOrderReference: writes,
  Capture: writes,
  CloseAuthorization: writes,
  CloseBillingAgreement: writes,
  CloseOrderReference: writes,
  ConfirmBillingAgreement: writes,
  ConfirmOrderReference: writes,
  CreateOrderReferenceForId: writes,
  GetAuthorizationDetails: reads,
  GetBillingAgreementDetails: reads,
  GetCaptureDetails: reads,
  GetOrderReferenceDetails: reads,
  GetRefundDetails: reads,
  GetServiceStatus: serviceStatus,
  Refund: writes,
  SetBillingAgreementDetails: writes,
  SetOrderAttributes: writes,
  SetOrderReferenceDetails: writes,
  ValidateBillingAgreement: writes,
}

/** Amazon's published quota of an operation; null where none is known. */
export function quotaOf(action: string, environment: Environment): Quota | null {
  return byAction[action]?.[environment] ?? null
}
