import type { OperationRow, Snapshot } from "../ledger/rows"

/** What is done by itself about a charge that Amazon has declined. What is not done by itself is put before a person. */
interface Consequence {
  /** How often it is asked for again. */
  again: number
  /** `asynchronously`: at once, and Amazon takes its time to decide. `in-a-while`: after one to two minutes. */
  when: "at-once" | "asynchronously" | "in-a-while"
}

/**
 * By Amazon's reason (protocol reference §8), of charges with nobody at the checkout. `docs/answers.md` says it in words. A charge
 * declined for the payment method is asked for again when the buyer has chosen another one.
 */
export const declinedCharges: Readonly<Record<string, Consequence>> = {
  ProcessingFailure: { again: 2, when: "in-a-while" },
  AmazonRejected: { again: 1, when: "at-once" },
  TransactionTimedOut: { again: 1, when: "asynchronously" },
}

/** The same of refunds, while their capture takes them. */
export const declinedRefunds: Readonly<Record<string, Consequence>> = {
  ProcessingFailure: { again: 2, when: "in-a-while" },
}

/**
 * Whether the last try of a charge was declined in a way that it is asked for again by itself.
 * @param tries of this very charge, first one first
 */
export function isAskedAgain(tries: readonly OperationRow[]): boolean {
  return goesOn(tries, declinedCharges)
}

/** The charges that a payment was asked for a parcel, first one first. */
export function triesOf({ operations }: Snapshot, fulfillmentId: string): OperationRow[] {
  return operations.filter(
    ({ kind, fulfillment_id }) => kind === "capture" && fulfillment_id === fulfillmentId,
  )
}

/** The same of a refund. */
export function isRefundedAgain(tries: readonly OperationRow[]): boolean {
  return goesOn(tries, declinedRefunds)
}

function goesOn(
  tries: readonly OperationRow[],
  consequences: Readonly<Record<string, Consequence>>,
): boolean {
  const last = tries.at(-1)
  if (last?.state !== "declined") return false
  const consequence = consequences[last.reason_code ?? ""]
  const alike = tries.filter(
    ({ state, reason_code }) => state === "declined" && reason_code === last.reason_code,
  )
  return consequence !== undefined && alike.length <= consequence.again
}

/** What follows a declined charge by itself; undefined where nothing does. */
export function consequenceOf(operation: OperationRow | undefined): Consequence | undefined {
  return operation?.state === "declined" ? declinedCharges[operation.reason_code ?? ""] : undefined
}

/** Whether Amazon ran out of time while it was to decide at once, and may be asked to take its time. */
export function isOutOfTime({
  state,
  reason_code,
  parameters,
}: Pick<OperationRow, "state" | "reason_code" | "parameters">): boolean {
  return (
    state === "declined" &&
    reason_code === "TransactionTimedOut" &&
    parameters.transactionTimeout === 0
  )
}
