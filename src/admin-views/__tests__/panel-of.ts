import {
  captured,
  held,
  operation,
  reference,
} from "../../modules/amazon-pay/decisions/__tests__/ledger-of"
import type { OperationRow, OrderReferenceRow } from "../../modules/amazon-pay/ledger/rows"
import { parseOptions } from "../../modules/amazon-pay/options"
import type { OrderFacts, ParcelFacts } from "../../charging/order-facts"
import { orderPanel, type PaymentEntry } from "../order-panel"

const options = parseOptions({
  sellerId: "A2TESTSELLER01",
  accessKey: "key",
  secretKey: "secret",
  clientId: "client",
  region: "eu",
  sandbox: true,
})

export const parcel = (
  id: string,
  contents: ParcelFacts["contents"],
  over: Partial<ParcelFacts> = {},
): ParcelFacts => ({
  id,
  contents,
  canceled: false,
  packedAt: new Date(0),
  shippedAt: null,
  deliveredAt: null,
  ...over,
})
const line = (id: string, quantity: string, cost: string) => ({
  id,
  quantity,
  cost,
  returned: "0",
  ships: true,
})

/** Two mugs and a tote for 70, shipping 5.50. */
export const order = (over: Partial<OrderFacts> = {}): OrderFacts => ({
  id: "order_1",
  placedAt: new Date(0),
  canceled: false,
  currencyCode: "USD",
  total: "75.50",
  costs: "75.50",
  owed: over.total ?? "75.50",
  askedBack: "0",
  creditedRefunds: "0",
  creditedElsewhere: "0",
  shipping: "5.50",
  lines: [line("mug", "2", "30"), line("tote", "1", "40")],
  parcels: [parcel("ful_mugs", { mug: "2" })],
  payments: [
    {
      id: "pay_1",
      collectionId: "pay_col_1",
      providerId: "pp_amazon-pay_amazon-pay",
      canceled: false,
      amount: "75.50",
      captured: "0",
      refunded: "0",
      refunds: [],
    },
  ],
  unpaidCollections: [],
  openCollections: [],
  ...over,
})

export const entry = (
  operations: OperationRow[],
  over: Partial<PaymentEntry> = {},
  state: Partial<OrderReferenceRow> = {},
): PaymentEntry => ({
  paymentId: "pay_1",
  canceled: false,
  snapshot: { reference: reference({ state: "Open", ...state }), operations },
  account: { providerId: "pp_amazon-pay_amazon-pay", key: "A2TESTSELLER01/eu/sandbox", options },
  notifications: [],
  auditEntries: [],
  dismissals: [],
  ...over,
})

export const refund = (amount: string, over: Partial<OperationRow> = {}) =>
  operation({
    kind: "refund",
    action: "Refund",
    amount,
    amazon_id: "S01-R1",
    amazon_parent_id: "S01-C1",
    amazon_state: "Completed",
    booked_id: "ref_1",
    ...over,
  })

/** What was held and is captured. */
export const spent = (amount = "75.50"): OperationRow => ({
  ...held(amount),
  amazon_state: "Closed",
})
export const mugs = captured("35.50", { fulfillment_id: "ful_mugs", booked_id: "capt_1" })
/** A charge made with its authorization. */
export const charge = (amount: string, over: Partial<OperationRow> = {}) =>
  captured(amount, {
    action: "Authorize",
    amazon_id: "S01-C2",
    amazon_parent_id: "S01-A2",
    booked_id: "capt_2",
    slot: 2,
    ...over,
  })

/** The panel of an order with one Amazon payment. */
export function panelOf(
  operations: OperationRow[],
  {
    facts = {},
    state = {},
    over = {},
  }: {
    facts?: Partial<OrderFacts>
    state?: Partial<OrderReferenceRow>
    over?: Partial<PaymentEntry>
  } = {},
) {
  const panel = orderPanel(order(facts), [entry(operations, over, state)], new Date(0))
  const [payment] = panel.payments
  if (!payment) throw new Error("No payment in the panel.")
  return { ...panel, payment, captures: payment.authorizations.flatMap((one) => one.captures) }
}
