import type { MailsOptions } from "../../modules/amazon-pay/words/mails"
import { findingsOf, noTrouble } from "../attention"
import { keyOf } from "../attention-reasons"
import {
  ago,
  byHand,
  charge,
  day,
  declined,
  hold,
  hour,
  minute,
  now,
  parcel,
  refund,
  refused,
  assessment,
  whole,
} from "./assessments"
import type { PaymentAssessment } from "../payment-assessment"
import { mailsOwed } from "../mails-owed"

const mails = (of: PaymentAssessment, options?: MailsOptions) =>
  mailsOwed(of, findingsOf(of, now, noTrouble), now, options)
const told = (of: PaymentAssessment, options?: MailsOptions) =>
  mails(of, options).map(({ name, amount }) => `${name} ${amount}`)

/** An order that was placed before Amazon had decided, and has no payment yet. */
const placed = {
  order: { payments: [] },
  reference: { state: "Suspended", reason_code: "InvalidPaymentMethod" },
}
const asynchronous = { purpose: "cart", parameters: { transactionTimeout: 1440 } } as const
const atOnce = { purpose: "cart", parameters: { transactionTimeout: 0 } } as const
const rejected = { reason_code: "AmazonRejected" }
const closed = { state: "Closed", reason_code: "AmazonClosed" }

describe("a payment that Amazon declined after the order was placed", () => {
  it("asks the buyer for another payment method while Amazon waits for one", () => {
    const authorization = declined(asynchronous)
    const [mail] = mails(assessment({ ...placed, operations: [authorization] }))
    expect(mail).toMatchObject({
      name: "payment-declined",
      amount: "20.00",
      next_step: "change-payment-method",
      key: `amazon-pay payment-declined ${authorization.id}`,
    })
  })

  it("is told as final when Amazon takes no charge any more", () => {
    const operations = [declined({ ...asynchronous, ...rejected })]
    const of = assessment({ ...placed, reference: closed, operations })
    expect(told(of)).toEqual(["payment-failed 20.00"])
    expect(mails(of)).toMatchObject([{ next_step: "pay-otherwise" }])
  })

  it("is not told as final while a person may authorize again", () => {
    const operations = [declined({ ...asynchronous, reason_code: "ProcessingFailure" })]
    const open = { state: "Open", reason_code: null }
    expect(told(assessment({ ...placed, reference: open, operations }))).toEqual([])
    expect(told(assessment({ ...placed, reference: closed, operations }))).toEqual([
      "payment-failed 20.00",
    ])
  })

  it("is not written of again when the order reference ends after a person has dismissed it", () => {
    const operations = [declined(asynchronous)]
    const dismissed = findingsOf(assessment({ ...placed, operations }), now, noTrouble).map(keyOf)
    const ended = assessment({ ...placed, reference: closed, operations, dismissed })
    expect(told(ended)).toEqual([])
  })

  it("is another mail when the other payment method is declined as well", () => {
    const first = declined(asynchronous)
    const second = declined({ ...asynchronous, requested_at: ago(hour) })
    const keys = [[first], [first, second]].map((operations) =>
      mails(assessment({ ...placed, operations })).map(({ key }) => key),
    )
    expect(keys).toEqual([
      [`amazon-pay payment-declined ${first.id}`],
      [`amazon-pay payment-declined ${second.id}`],
    ])
  })

  it("is not written of when it was declined at once: the buyer sees it at the checkout", () => {
    const operations = [declined({ ...atOnce, requested_at: ago(minute) })]
    expect(told(assessment({ ...placed, operations }))).toEqual([])
  })

  it("is written of when the process of the checkout died, and the order stands there", () => {
    const operations = [declined({ ...atOnce, requested_at: ago(10 * minute) })]
    expect(told(assessment({ ...placed, operations }))).toEqual(["payment-declined 20.00"])
  })

  it("is not written of when the buyer of a placed order tried to pay it at the shop's page", () => {
    const operations = [declined({ ...atOnce, requested_at: ago(10 * minute) })]
    const reference = { ...placed.reference, bound_after_order: true }
    const waitsSince = ago(10 * minute)
    expect(told(assessment({ ...placed, reference, operations, waitsSince }))).toEqual([])
  })

  it("is written of when that buyer chose another payment method later, which was declined as well", () => {
    const operations = [declined({ ...atOnce, requested_at: ago(10 * minute) })]
    const reference = { ...placed.reference, bound_after_order: true }
    expect(
      told(assessment({ ...placed, reference, operations, waitsSince: ago(3 * hour) })),
    ).toEqual(["payment-declined 20.00"])
  })

  it.each([
    ["the order was cancelled", { order: { payments: [], canceled: true } }],
    ["there is no order", { order: null }],
    ["the buyer has chosen another payment method", { reference: { state: "Open" } }],
  ])("is not written of when %s", (_, over) => {
    const operations = [
      declined({ ...asynchronous }),
      ...("reference" in over ? [hold({ requested_at: ago(hour), action: "Authorize" })] : []),
    ]
    expect(told(assessment({ ...placed, operations, ...over }))).toEqual([])
  })

  it("is not written of once a person has dismissed it", () => {
    const parts = { ...placed, operations: [declined(asynchronous)] }
    const dismissed = findingsOf(assessment(parts), now, noTrouble).map(keyOf)
    expect(told(assessment({ ...parts, dismissed }))).toEqual([])
  })

  it("is not written of after a week: a store that begins to send mails leaves old orders alone", () => {
    const at = (days: number) => [declined({ ...asynchronous, requested_at: ago(days * day) })]
    expect(told(assessment({ ...placed, operations: at(6) }))).toHaveLength(1)
    expect(told(assessment({ ...placed, operations: at(8) }))).toEqual([])
  })
})

describe("a parcel that Amazon declined", () => {
  const suspended = { reference: placed.reference, order: { parcels: [parcel()] } }
  const operations = [hold({ amazon_state: "Closed" }), refused]

  it("asks the buyer for another payment method, with what the parcel costs", () => {
    expect(mails(assessment({ ...suspended, operations }))).toMatchObject([
      { name: "parcel-declined", amount: "10.00", operation: { id: refused.id } },
    ])
  })

  it("is no second mail when a further parcel is refused meanwhile", () => {
    const order = { parcels: [parcel(), parcel({ id: "ful_2" })] }
    const failed = charge({ state: "failed", fulfillment_id: "ful_2", error_code: "X" })
    const of = assessment({ ...suspended, order, operations: [...operations, failed] })
    expect(mails(of).map(({ key }) => key)).toEqual([`amazon-pay parcel-declined ${refused.id}`])
  })

  it.each(["ProcessingFailure", "TransactionTimedOut", "AmazonRejected"])(
    "for %s is not written of while it is asked for again by itself",
    (reason_code) => {
      const first = charge({ state: "declined", reason_code })
      const of = assessment({ order: { parcels: [parcel()] }, operations: [hold(), first] })
      expect(told(of)).toEqual([])
    },
  )

  it("is told as final once Amazon has rejected it twice", () => {
    const tries = [1, 2].map(() => charge({ state: "declined", ...rejected }))
    const order = { parcels: [parcel()] }
    const all = [hold({ amazon_state: "Closed" }), ...tries]
    expect(told(assessment({ reference: closed, order, operations: all }))).toEqual([
      "parcel-failed 10.00",
    ])
  })

  it("is left to a person while Amazon could not process it, and takes charges", () => {
    const tries = [1, 2, 3].map(() =>
      charge({ state: "declined", reason_code: "ProcessingFailure" }),
    )
    const of = assessment({ order: { parcels: [parcel()] }, operations: [hold(), ...tries] })
    expect(findingsOf(of, now, noTrouble)).toMatchObject([{ reason: "capture-declined" }])
    expect(told(of)).toEqual([])
  })

  it("is written of when nothing of the order was charged", () => {
    const order = { parcels: [whole] }
    const one = charge({ amount: "20.00", state: "declined", reason_code: "InvalidPaymentMethod" })
    const all = [hold({ amazon_state: "Closed" }), one]
    expect(told(assessment({ ...suspended, order, operations: all }))).toEqual([
      "parcel-declined 20.00",
    ])
  })
})

describe("a charge by hand that Amazon declined", () => {
  const byPerson = (reason_code: string) =>
    byHand({ state: "declined", purpose: "person", reason_code })
  const gone = hold({ amazon_state: "Closed" })

  it("asks the buyer for another payment method where that is what it takes", () => {
    const operations = [gone, byPerson("InvalidPaymentMethod")]
    expect(told(assessment({ reference: placed.reference, operations }))).toEqual([
      expect.stringMatching(/^payment-declined /),
    ])
  })

  it("is else between whoever made it and the buyer", () => {
    const operations = [gone, byPerson("AmazonRejected")]
    expect(told(assessment({ reference: closed, operations }))).toEqual([])
  })

  it("stays between them when the store has asked for it once more", () => {
    const again = byHand({ state: "declined", purpose: "upkeep", reason_code: "AmazonRejected" })
    const operations = [gone, byPerson("AmazonRejected"), again]
    expect(told(assessment({ reference: closed, operations }))).toEqual([])
  })
})

describe("a payment method that Amazon takes away by itself", () => {
  const reference = { ...placed.reference, state_changed_at: ago(hour) }
  const parts = { reference, operations: [hold({ amazon_state: "Closed" })] }

  it("asks the buyer for another one, once each time", () => {
    expect(mails(assessment(parts))).toMatchObject([
      { name: "payment-declined", key: expect.stringContaining(ago(hour).toISOString()) as string },
    ])
  })

  it("is not written of after a week", () => {
    const longAgo = { ...reference, state_changed_at: ago(8 * day) }
    expect(told(assessment({ ...parts, reference: longAgo }))).toEqual([])
  })

  it("is not written of while Amazon is still deciding: that decline has a mail of its own", () => {
    const operations = [...parts.operations, charge({ state: "pending" })]
    const of = assessment({ ...parts, order: { parcels: [whole] }, operations })
    expect(findingsOf(of, now, noTrouble).map(({ reason }) => reason)).toContain("suspended")
    expect(told(of)).toEqual([])
  })
})

describe("a refund", () => {
  const charged = charge({ fulfillment_id: null, amount: "20.00" })
  const given = (over: object) => [
    charged,
    refund({ booked_id: "ref_1", purpose: "person", ...over }),
  ]

  it("that Amazon declined for good is told, whether or not the order was cancelled", () => {
    const operations = given({ state: "declined", ...rejected })
    expect(told(assessment({ operations, reference: closed }))).toEqual(["refund-declined 10.00"])
    expect(told(assessment({ operations, reference: closed, order: { canceled: true } }))).toEqual([
      "refund-declined 10.00",
    ])
  })

  it("that is asked for again by itself is not", () => {
    const operations = given({
      state: "declined",
      reason_code: "ProcessingFailure",
      next_check_at: ago(-minute),
      parameters: { amazonCaptureId: "S01-C1" },
    })
    expect(told(assessment({ operations, reference: closed }))).toEqual([])
  })

  it("that is done is told only where a store wants it: Amazon has written of it", () => {
    const operations = given({ state: "completed" })
    expect(told(assessment({ operations, reference: closed }))).toEqual([])
    const only = { only: ["refund-completed" as const] }
    expect(told(assessment({ operations, reference: closed }), only)).toEqual([
      "refund-completed 10.00",
    ])
    const elsewhere = given({ state: "completed", purpose: "elsewhere" })
    expect(told(assessment({ operations: elsewhere, reference: closed }), only)).toEqual([])
  })
})

it("a store that wants no mails, or only others, sends none", () => {
  const of = assessment({ ...placed, operations: [declined(asynchronous)] })
  expect(told(of, { only: [] })).toEqual([])
  expect(told(of, { only: ["refund-declined"] })).toEqual([])
})
