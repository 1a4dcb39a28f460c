import { BigNumber as Decimal } from "bignumber.js"
import fc from "fast-check"
import { captured, reference } from "../../modules/amazon-pay/decisions/__tests__/ledger-of"
import type { Snapshot } from "../../modules/amazon-pay/ledger/rows"
import { currencyDigits } from "../../mws"
import { changeSchema } from "../line-contents"
import { orderFacts, orderSchema } from "../order-facts"
import { parcelCharges } from "../parcel-charge"
import { medusaOrders, type MedusaOrder } from "./medusa-order"

type Parcel = Record<string, number>

/** The facts as they are read when so many parcels were packed. */
function factsOf(order: MedusaOrder, parcels: readonly Parcel[]) {
  const packed = parcels.map((contents, index) => ({
    actions: Object.entries(contents).map(([line, quantity]) => ({
      action: "FULFILL_ITEM",
      reference_id: `ful_${index}`,
      details: { reference_id: line, quantity },
    })),
  }))
  const full = {
    ...order,
    id: "order_1",
    status: "pending",
    created_at: new Date(0),
    fulfillments: parcels.map((_, index) => ({ id: `ful_${index}`, created_at: new Date(index) })),
    payment_collections: [
      {
        id: "pay_col_1",
        status: "authorized",
        amount: order.total,
        payments: [
          {
            id: "pay_1",
            provider_id: "pp_amazon-pay_amazon-pay",
            amount: order.total,
            data: { amazon_order_reference_id: reference().amazon_order_reference_id },
          },
        ],
      },
    ],
  }
  return orderFacts(orderSchema.parse(full), changeSchema.array().parse(packed), [])
}

/** Packs and charges parcel after parcel. @returns what each was charged, "0" where nothing was */
function chargeAll(order: MedusaOrder, parcels: readonly Parcel[]): string[] {
  const currency_code = order.currency_code.toUpperCase()
  const total = new Decimal(order.total).toFixed(
    currencyDigits(currency_code),
    Decimal.ROUND_HALF_UP,
  )
  const ledger: Snapshot = { reference: reference({ total, currency_code }), operations: [] }
  return parcels.map((_, index) => {
    const fulfillmentId = `ful_${index}`
    const charges = parcelCharges(
      factsOf(order, parcels.slice(0, index + 1)),
      new Map([["pay_1", ledger]]),
      { fulfillmentId, trigger: "fulfillment", payable: ["pay_1"] },
    )
    const amount = charges[0]?.amount ?? "0"
    if (charges.length) {
      const at = { slot: index + 1, requested_at: new Date(index) }
      ledger.operations.push(captured(amount, { ...at, fulfillment_id: fulfillmentId }))
    }
    return amount
  })
}

/** What each parcel is worth, counted another way: by Medusa's line totals, the last one by what is left. */
function worths({ items, shipping_methods, total, currency_code }: MedusaOrder, parcels: Parcel[]) {
  const digits = currencyDigits(currency_code)
  const round = (amount: InstanceType<typeof Decimal>) =>
    amount.decimalPlaces(digits, Decimal.ROUND_HALF_UP)
  let left = round(new Decimal(total))
  return parcels.map((contents, index) => {
    let worth = new Decimal(0)
    for (const { id, quantity, total, requires_shipping } of items) {
      if (requires_shipping)
        worth = worth.plus(new Decimal(total).times(contents[id] ?? 0).div(quantity))
      else if (index === 0) worth = worth.plus(total)
    }
    if (index === 0) for (const { total } of shipping_methods) worth = worth.plus(total)
    const charge = index === parcels.length - 1 ? left : Decimal.min(round(worth), left)
    left = left.minus(charge)
    return charge.toNumber()
  })
}

describe("orders as Medusa keeps them, of random lines, taxes, discounts, shipping, gift cards and parcels", () => {
  it("are charged what each parcel is worth, and in the end the order's total exactly", () => {
    fc.assert(
      fc.property(medusaOrders, ({ order, parcels }) => {
        fc.pre(parcels.length > 0 && order.total >= 0)
        const charges = chargeAll(order, parcels)
        expect(charges.map(Number)).toEqual(worths(order, parcels))
        const digits = currencyDigits(order.currency_code)
        const sum = charges.reduce((all, one) => all.plus(one), new Decimal(0))
        expect(sum.toFixed(digits)).toBe(
          new Decimal(order.total).toFixed(digits, Decimal.ROUND_HALF_UP),
        )
      }),
      { numRuns: 400 },
    )
  })
})

it("counts a line and a shipping method once that Medusa left twice in one version of an order", () => {
  const order = medusaOrderTwice()
  const facts = factsOf(order, [])
  expect(facts.lines.map(({ id }) => id)).toEqual(["line0"])
  expect(facts.shipping).toBe("5")
  expect(facts.total).toBe("25")
})

function medusaOrderTwice(): MedusaOrder {
  const line = {
    id: "line0",
    quantity: 2,
    requires_shipping: true,
    total: 20,
    return_received_total: 0,
    return_dismissed_total: 0,
    detail: { return_received_quantity: 0, return_dismissed_quantity: 0 },
  }
  const method = { id: "method0", total: 5, detail: null }
  return {
    currency_code: "usd",
    total: 50,
    items: [line, line],
    shipping_methods: [method, method],
    credit_lines: [],
  }
}
