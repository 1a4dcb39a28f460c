import type { z } from "zod"
import { MwsParameterError } from "./errors"
import * as account from "./operations/account"
import * as authorization from "./operations/authorization"
import * as capture from "./operations/capture"
import * as orderReference from "./operations/order-reference"
import * as orderReferenceList from "./operations/order-reference-list"
import * as refund from "./operations/refund"
import type { WireParameters } from "./wire-parameters"

/** Every operation of the client, by Amazon's name. A method of the client is a row here. */
export const operations = {
  SetOrderReferenceDetails: orderReference.setOrderReferenceDetails,
  SetOrderAttributes: orderReference.setOrderAttributes,
  ConfirmOrderReference: orderReference.confirmOrderReference,
  GetOrderReferenceDetails: orderReference.getOrderReferenceDetails,
  CancelOrderReference: orderReference.cancelOrderReference,
  CloseOrderReference: orderReference.closeOrderReference,
  ListOrderReference: orderReferenceList.listOrderReference,
  ListOrderReferenceByNextToken: orderReferenceList.listOrderReferenceByNextToken,
  Authorize: authorization.authorize,
  GetAuthorizationDetails: authorization.getAuthorizationDetails,
  CloseAuthorization: authorization.closeAuthorization,
  Capture: capture.capture,
  GetCaptureDetails: capture.getCaptureDetails,
  Refund: refund.refund,
  GetRefundDetails: refund.getRefundDetails,
  GetServiceStatus: account.getServiceStatus,
  GetMerchantAccountStatus: account.getMerchantAccountStatus,
  GetMerchantNotificationConfiguration: account.getMerchantNotificationConfiguration,
  SetMerchantNotificationConfiguration: account.setMerchantNotificationConfiguration,
} as const

/** Amazon's name of an operation. */
export type Action = keyof typeof operations

/** What a caller passes to an operation; JSON, so it can be stored and sent again as it was. */
export type ParametersOf<A extends Action> = z.input<(typeof operations)[A]["parameters"]>

/** What an operation answers, with Amazon's request id where it gave one. */
export type ResultOf<A extends Action> = z.output<(typeof operations)[A]["result"]> & {
  requestId?: string | undefined
}

/** True for the name of an operation in {@link operations}. */
export function isAction(name: string): name is Action {
  return Object.hasOwn(operations, name)
}

/**
 * Checks parameters, from a caller or from a record, and gives them Amazon's names.
 *
 * @throws MwsParameterError naming the first parameter at fault.
 */
export function toWire(action: Action, parameters: unknown): WireParameters {
  // The table's rows are checked one by one; over all of them, a row's own schema vouches for what its toWire gets.
  const row: { parameters: z.ZodType; toWire: (parameters: never) => WireParameters } =
    rowOf(action)
  const checked = row.parameters.safeParse(parameters)
  if (!checked.success) {
    const issue = checked.error.issues[0]
    throw new MwsParameterError(action, pathOf(issue), ruleOf(issue))
  }
  return row.toWire(checked.data as never)
}

/** @throws MwsParameterError when there is no such operation. */
export function rowOf<A extends Action>(action: A): (typeof operations)[A] {
  if (!isAction(action)) {
    throw new MwsParameterError(String(action), "", "name no operation of this client")
  }
  return operations[action]
}

type Issue = z.core.$ZodIssue | undefined

function pathOf(issue: Issue): string {
  const path = [...(issue?.path ?? [])]
  if (issue?.code === "unrecognized_keys") {
    path.push(...issue.keys.slice(0, 1))
  }
  return path.join(".")
}

function ruleOf(issue: Issue): string {
  switch (issue?.code) {
    case "unrecognized_keys":
      return "is not a parameter of this operation"
    case "invalid_type":
      return `must be ${issue.expected}`
    default:
      return issue?.message ?? "is not valid"
  }
}
