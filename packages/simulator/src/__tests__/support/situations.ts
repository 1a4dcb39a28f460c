import type { Merchant } from "./client"

let count = 0

/** A reference id nobody used before. */
export function fresh(prefix = "ref"): string {
  count += 1
  return `${prefix}_${count}`
}

/** An open authorization on a new order. */
export async function openAuthorization(
  merchant: Merchant,
  amount = "100.00",
): Promise<{ order: string; authorization: string }> {
  const order = await merchant.open(amount)
  const answer = await merchant.authorize(order, fresh("a"), amount)
  return { order, authorization: answer.get("AmazonAuthorizationId") ?? "" }
}

/** A completed capture on a new order. */
export async function completedCapture(
  merchant: Merchant,
  amount = "100.00",
): Promise<{ order: string; authorization: string; capture: string }> {
  const { order, authorization } = await openAuthorization(merchant, amount)
  const answer = await merchant.capture(authorization, fresh("c"), amount)
  return { order, authorization, capture: answer.get("AmazonCaptureId") ?? "" }
}

export function simulation(fields: Record<string, unknown>): string {
  return JSON.stringify({ SandboxSimulation: fields })
}

type Status = readonly [state: string | undefined, reason: string | undefined]

async function read(
  merchant: Merchant,
  action: string,
  parameter: string,
  id: string,
  status: string,
): Promise<Status> {
  const answer = await merchant.call(action, { [parameter]: id })
  return [answer.under(status, "State"), answer.under(status, "ReasonCode")]
}

export const orderStatus = (merchant: Merchant, id: string): Promise<Status> =>
  read(merchant, "GetOrderReferenceDetails", "AmazonOrderReferenceId", id, "OrderReferenceStatus")
export const authorizationStatus = (merchant: Merchant, id: string): Promise<Status> =>
  read(merchant, "GetAuthorizationDetails", "AmazonAuthorizationId", id, "AuthorizationStatus")
export const captureStatus = (merchant: Merchant, id: string): Promise<Status> =>
  read(merchant, "GetCaptureDetails", "AmazonCaptureId", id, "CaptureStatus")
export const refundStatus = (merchant: Merchant, id: string): Promise<Status> =>
  read(merchant, "GetRefundDetails", "AmazonRefundId", id, "RefundStatus")
