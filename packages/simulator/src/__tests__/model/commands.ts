import fc from "fast-check"
import type { Answer, Merchant } from "../support/client"
import { fresh } from "../support/situations"
import type { Model } from "./model"
import { dollars, expectedLedger, expectedTree } from "./view"

/** The simulator's side of a run: one live order and the ids of what was made on it. */
export interface Real {
  readonly merchant: Merchant
  readonly order: string
  readonly authorizations: string[]
  /** The latest money request, to be sent again. */
  repeat: (() => Promise<Answer>) | null
  repeated: string | undefined
}

type Command = fc.AsyncCommand<Model, Real>

interface Tree {
  Authorizations: { Captures: { AmazonCaptureId: string }[] }[]
}

async function same(model: Model, { merchant, order }: Real): Promise<void> {
  const tree = await merchant.control("GET", `/order-references/${order}`)
  expect(tree.value).toMatchObject(expectedTree(model))
  const ledger = await merchant.control("GET", "/ledger")
  expect({ captured: ledger.value.captured, refunded: ledger.value.refunded }).toEqual(
    expectedLedger(model),
  )
}

/** Sends a request, compares the verdicts, then everything that can be seen. */
async function compare(
  model: Model,
  real: Real,
  expected: string | null,
  send: () => Promise<Answer>,
): Promise<Answer> {
  const answer = await send()
  expect(answer.get("Code") ?? null).toBe(expected)
  await same(model, real)
  return answer
}

async function captureIds(real: Real): Promise<string[]> {
  const { value } = await real.merchant.control<Tree>("GET", `/order-references/${real.order}`)
  return value.Authorizations.flatMap(({ Captures }) =>
    Captures.map(({ AmazonCaptureId }) => AmazonCaptureId),
  )
}

class Authorize implements Command {
  constructor(
    private readonly amount: number,
    private readonly captureNow: boolean,
    private readonly fate: "now" | "later" | "declined",
  ) {}
  check = (): boolean => true
  async run(model: Model, real: Real): Promise<void> {
    const { amount, captureNow, fate } = this
    const expected = model.authorize(amount, captureNow, fate === "later", fate === "declined")
    const outcome = { of: "authorization", state: "Declined", reasonCode: "ProcessingFailure" }
    await real.merchant.control("POST", "/outcomes", {
      outcomes: fate === "declined" ? [outcome] : [],
    })
    const referenceId = fresh("m")
    const send = (): Promise<Answer> =>
      real.merchant.authorize(real.order, referenceId, dollars(amount), {
        CaptureNow: String(captureNow),
        TransactionTimeout: fate === "later" ? "1440" : "0",
      })
    const answer = await compare(model, real, expected, send)
    const id = answer.get("AmazonAuthorizationId")
    if (id === undefined) return
    real.authorizations.push(id)
    real.repeat = send
    real.repeated = id
  }
  toString = (): string =>
    `authorize ${this.amount} ${this.fate}${this.captureNow ? " capture" : ""}`
}

class Capture implements Command {
  constructor(
    private readonly pick: number,
    private readonly amount: number,
  ) {}
  check = (model: Readonly<Model>): boolean => model.authorizations.length > 0
  async run(model: Model, real: Real): Promise<void> {
    const index = this.pick % model.authorizations.length
    const expected = model.capture(index, this.amount)
    const referenceId = fresh("m")
    const send = (): Promise<Answer> =>
      real.merchant.capture(real.authorizations[index] ?? "", referenceId, dollars(this.amount))
    const answer = await compare(model, real, expected, send)
    if (answer.status !== 200) return
    real.repeat = send
    real.repeated = answer.get("AmazonCaptureId")
  }
  toString = (): string => `capture #${this.pick} ${this.amount}`
}

class Refund implements Command {
  constructor(
    private readonly pick: number,
    private readonly amount: number,
  ) {}
  check = (model: Readonly<Model>): boolean => model.captures().length > 0
  async run(model: Model, real: Real): Promise<void> {
    const ids = await captureIds(real)
    const index = this.pick % ids.length
    const expected = model.refund(index, this.amount)
    const referenceId = fresh("m")
    const send = (): Promise<Answer> =>
      real.merchant.refund(ids[index] ?? "", referenceId, dollars(this.amount))
    const answer = await compare(model, real, expected, send)
    if (answer.status !== 200) return
    real.repeat = send
    real.repeated = answer.get("AmazonRefundId")
  }
  toString = (): string => `refund #${this.pick} ${this.amount}`
}

class Release implements Command {
  constructor(private readonly pick: number) {}
  check = (model: Readonly<Model>): boolean => model.authorizations.length > 0
  async run(model: Model, real: Real): Promise<void> {
    const index = this.pick % model.authorizations.length
    await compare(model, real, model.release(index), () =>
      real.merchant.call("CloseAuthorization", {
        AmazonAuthorizationId: real.authorizations[index] ?? "",
      }),
    )
  }
  toString = (): string => `release #${this.pick}`
}

class End implements Command {
  constructor(private readonly action: "CancelOrderReference" | "CloseOrderReference") {}
  check = (): boolean => true
  async run(model: Model, real: Real): Promise<void> {
    const expected = this.action === "CancelOrderReference" ? model.cancel() : model.close()
    await compare(model, real, expected, () =>
      real.merchant.call(this.action, { AmazonOrderReferenceId: real.order }),
    )
  }
  toString = (): string => this.action
}

class Pass implements Command {
  constructor(private readonly hours: number) {}
  check = (): boolean => true
  async run(model: Model, real: Real): Promise<void> {
    model.pass(this.hours)
    await real.merchant.advance(`PT${this.hours}H`)
    await same(model, real)
  }
  toString = (): string => `pass ${this.hours} h`
}

/** The latest money request once more: the same transaction, and nothing changes. */
class Repeat implements Command {
  check = (): boolean => true
  async run(model: Model, real: Real): Promise<void> {
    if (!real.repeat) return
    const answer = await real.repeat()
    expect(answer.status).toBe(200)
    expect(answer.text).toContain(real.repeated)
    await same(model, real)
  }
  toString = (): string => "repeat"
}

const cents = fc.oneof(
  fc.integer({ min: 1, max: 4_000 }),
  fc.integer({ min: 1, max: 60_000 }),
  fc.constantFrom(1, 1_000, 10_000, 11_500, 57_500),
)
const pick = fc.nat({ max: 7 })

export const commands: fc.Arbitrary<Command>[] = [
  fc
    .tuple(
      cents,
      fc.boolean(),
      fc.constantFrom("now" as const, "now" as const, "later" as const, "declined" as const),
    )
    .map(([amount, captureNow, fate]) => new Authorize(amount, captureNow, fate)),
  fc.tuple(pick, cents).map(([index, amount]) => new Capture(index, amount)),
  fc.tuple(pick, cents).map(([index, amount]) => new Refund(index, amount)),
  fc.constant(new Repeat()),
  fc
    .oneof(fc.constantFrom(1, 24, 169, 721), fc.integer({ min: 1, max: 1_500 }))
    .map((hours) => new Pass(hours)),
  pick.map((index) => new Release(index)),
  fc
    .constantFrom("CancelOrderReference" as const, "CloseOrderReference" as const)
    .map((action) => new End(action)),
]
