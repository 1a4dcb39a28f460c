import { mayOverwrite, type AddressAssessment } from "./address-assessment"
import { isPast } from "./paid-otherwise"
import type { PaymentAssessment } from "./payment-assessment"

/** What is to be done about an order's addresses. */
export type AddressWork =
  /** Amazon has not shown where the goods are to go, or they are to be sent there instead. */
  | { do: "see-address" }
  /** The order has no billing address of its own, and one is known. */
  | { do: "write-billing"; source: NonNullable<AddressAssessment["billing"]> }

/** How long after the confirmation the addresses of an order are seen to. */
const seenToMs = 7 * 24 * 60 * 60_000

/** Amazon is asked for an address only where goods are sent: nothing else goes by it. */
export function addressWork(
  { address, order, operations }: PaymentAssessment,
  now: Date,
): AddressWork[] {
  const confirmed = operations.findLast(
    ({ kind, state }) => kind === "confirm" && state === "completed",
  )
  if (!address || !order || !confirmed || isPast(confirmed, now, seenToMs)) return []
  const ships = order.lines.some((line) => line.ships)
  const isToBeSeen = ships && (!address.isSeen || mayOverwrite(address))
  return [
    ...(isToBeSeen ? [{ do: "see-address" as const }] : []),
    ...(address.billing ? [{ do: "write-billing" as const, source: address.billing }] : []),
  ]
}
