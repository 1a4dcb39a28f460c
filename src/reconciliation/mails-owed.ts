import type { OperationRow } from "../modules/amazon-pay"
import { isDecidedAtOnce } from "../modules/amazon-pay/decisions/decided-at-once"
import { isMailed, type MailName, type MailsOptions } from "../modules/amazon-pay/words/mails"
import type { WhatFollows } from "../modules/amazon-pay/decisions/what-follows"
import { isUnresolved } from "../modules/amazon-pay/vocabulary"
import { keyOf, type Finding } from "./attention-reasons"
import { unfinishedMs, type PaymentAssessment } from "./payment-assessment"

/** A mail that a buyer is to have. */
export interface Mail {
  name: MailName
  /** Tells it from every other one: what has the same key is the same mail. */
  key: string
  /** Major units, as decimal text. */
  amount: string
  /** What it is about; null where Amazon waits for another payment method without having declined anything here. */
  operation: OperationRow | null
  next_step: WhatFollows
}

/** What is older is news to nobody: a store that begins to send mails does not write about orders of long ago. */
const newsMs = 7 * 24 * 60 * 60_000
/** For so long after the first try, who pays for an order that is placed already is thought to be at the shop's page. */
const atThePageMs = 60 * 60_000

/**
 * The mails that the buyer of an order is to have as it stands, whether or not they were sent. They follow from what needs
 * attention: nothing is written while the plugin asks again by itself, nor once it is paid, cancelled or dismissed.
 * @param findings everything about the order that needs attention; see `findingsOf`
 */
export function mailsOwed(
  assessment: PaymentAssessment,
  findings: readonly Finding[],
  now: Date,
  options: MailsOptions | undefined,
): Mail[] {
  if (!assessment.order) return []
  const open = findings.filter((finding) => !assessment.dismissed.has(keyOf(finding)))
  return [
    ...paymentMails(assessment, open, now),
    ...declinedRefunds(assessment, open),
    ...completedRefunds(assessment),
  ].filter(({ name, operation }) => {
    const { state_changed_at, bound_at } = assessment.reference
    const at = operation
      ? (operation.amazon_moved_at ?? operation.requested_at)
      : (state_changed_at ?? bound_at)
    return isMailed(name, options) && now.getTime() - at.getTime() < newsMs
  })
}

function paymentMails(assessment: PaymentAssessment, open: readonly Finding[], now: Date): Mail[] {
  const { reference, operations } = assessment
  const causes = operations
    .map((operation) => ({
      operation,
      finding: open.find((one) => isAbout(one, operation, assessment)),
    }))
    .filter(
      (cause): cause is { operation: OperationRow; finding: Finding } =>
        cause.finding !== undefined && !isBuyerThere(cause.operation, assessment, now),
    )
  if (reference.state !== "Suspended") {
    return causes.flatMap(({ operation, finding }) => final(operation, finding, assessment))
  }
  // One other payment method mends all of it.
  const last = causes.at(-1)
  if (last) {
    const { operation, finding } = last
    const name = operation.fulfillment_id === null ? "payment-declined" : "parcel-declined"
    return [mailAbout(name, operation, amountIn(operation, finding), "change-payment-method")]
  }
  return suspendedByItself(assessment, open)
}

const needsAnotherPayment: ReadonlySet<Finding["reason"]> = new Set([
  "authorization-rejected",
  "authorization-failed",
  "authorization-declined",
  "suspended",
  "unreachable",
])

/** Whether it is because of this operation that money which is owed cannot be had. */
function isAbout(
  { reason, about }: Finding,
  operation: OperationRow,
  assessment: PaymentAssessment,
): boolean {
  if (operation.state !== "declined") return false
  if (reason === "capture-declined") return about.includes(operation.id)
  return needsAnotherPayment.has(reason) && operation === assessment.operations.findLast(isTry)
}

/** A charge or an authorization that Amazon took on. */
function isTry({ kind, state }: OperationRow): boolean {
  return (kind === "authorize" || kind === "capture") && state !== "failed"
}

/**
 * Whether the buyer sees a decline at the shop's page: Amazon decided at once on what was asked at the checkout. Medusa makes the
 * order before it asks for the money, and takes it back then; where it stays, that process was cut off.
 */
function isBuyerThere(
  operation: OperationRow,
  { reference, waitsSince }: PaymentAssessment,
  now: Date,
): boolean {
  const { requested_at } = operation
  if (!isDecidedAtOnce(operation)) return false
  if (now.getTime() - requested_at.getTime() < unfinishedMs) return true
  if (!reference.bound_after_order || !waitsSince) return false
  return requested_at.getTime() - waitsSince.getTime() < atThePageMs
}

/** Declined for good. What a person in the store may ask for again is between them and the buyer. */
function final(
  operation: OperationRow,
  finding: Finding,
  { reference }: PaymentAssessment,
): Mail[] {
  const { kind, fulfillment_id, purpose, reason_code } = operation
  const isParcel = fulfillment_id !== null
  // What this store asks for once more for them is theirs, too.
  const isByHand = purpose === "person" || (kind === "capture" && !isParcel && purpose === "upkeep")
  const isOver = reference.state !== "Open" || reason_code === "AmazonRejected"
  if (isByHand || !(isOver || finding.reason === "unreachable")) return []
  const name = isParcel ? "parcel-failed" : "payment-failed"
  return [mailAbout(name, operation, amountIn(operation, finding), "pay-otherwise")]
}

/** A parcel's mail is about the parcel; any other about all that is owed. */
function amountIn(operation: OperationRow, finding: Finding): string {
  const own = operation.amount ?? "0"
  return operation.fulfillment_id === null ? (finding.amount ?? own) : own
}

/** Amazon may take the payment method away without a charge, such as when its address was deleted. */
function suspendedByItself(
  { reference, operations }: PaymentAssessment,
  open: readonly Finding[],
): Mail[] {
  const finding = open.find(({ reason }) => reason === "suspended")
  const isAtWork = operations.some(({ state }) => state === "pending" || isUnresolved(state))
  // A decline is learned of a moment later, with the operation that it is about.
  if (!finding?.amount || isAtWork) return []
  const since = reference.state_changed_at?.toISOString() ?? ""
  return [
    {
      name: "payment-declined",
      key: `amazon-pay payment-declined ${reference.id} ${since}`,
      amount: finding.amount,
      operation: null,
      next_step: "change-payment-method",
    },
  ]
}

function declinedRefunds({ operations }: PaymentAssessment, open: readonly Finding[]): Mail[] {
  const about = open.find(({ reason }) => reason === "refund-declined")?.about ?? []
  return operations
    .filter(({ id, kind }) => kind === "refund" && about.includes(id))
    .map((refund) => mailAbout("refund-declined", refund, refund.amount ?? "0", "merchant"))
}

/** Those of this store: what Amazon gives back on its own is between Amazon and the buyer. */
function completedRefunds({ operations }: PaymentAssessment): Mail[] {
  return operations
    .filter(
      ({ kind, state, purpose }) =>
        kind === "refund" && state === "completed" && purpose !== "elsewhere",
    )
    .map((refund) => mailAbout("refund-completed", refund, refund.amount ?? "0", "nothing"))
}

function mailAbout(
  name: MailName,
  operation: OperationRow,
  amount: string,
  next_step: WhatFollows,
): Mail {
  return { name, key: `amazon-pay ${name} ${operation.id}`, amount, operation, next_step }
}
