import { MathBN } from "@medusajs/framework/utils"
import type { Contents } from "../contents"
import { parcelDue, parcelAmount, type OrderLine, type ParcelQuestion } from "../parcel-amount"

/** Something that happens to an order. Numbers choose among what is there, so that every history is possible. */
export type Happening =
  | { what: "pack"; pieces: number[]; fails: boolean }
  | { what: "retry" | "cancel" | "takeBack" | "remove"; which: number }
  | { what: "captureByHand" | "refund" | "credit"; percent: number }
  | { what: "refundReturns" }
  | { what: "add"; price: number; ships: boolean }

interface Packed {
  contents: Contents
  state: "waiting" | "charged" | "canceled"
}

/** What was ordered: whole numbers, and prices of one piece in ten-thousandths of a major unit. */
export interface Ordered {
  digits: number
  lines: { quantity: number; price: number; ships: boolean }[]
  shipping: number
}

const amount = (tenThousandths: number) => MathBN.div(tenThousandths, 10_000).toFixed()

/** An order that lives: packed, edited, taken back, refunded, charged as `parcelAmount` says. */
export class OrderLife {
  readonly lines: OrderLine[]
  readonly packed: Packed[] = []
  /** What was charged for parcels, with all that was taken then and could be owed then (unrounded). */
  readonly charges: { amount: string; taken: string; owed: string }[] = []
  credit = "0"
  captured = "0"
  refunded = "0"
  /** Whether something was still to be packed when the order was finished, so that its last parcel came last. */
  endedWithParcel = false
  #charged: Packed[] = []

  constructor(private readonly ordered: Ordered) {
    this.lines = ordered.lines.map(({ quantity, price, ships }, index) => ({
      id: `line${index}`,
      quantity: String(quantity),
      returned: "0",
      cost: amount(price * quantity),
      ships,
    }))
  }

  /** What the order costs now: what came back and what was credited is off (unrounded). */
  get total(): string {
    const goods = this.lines.map((line) => MathBN.sub(line.cost, this.#price(line, line.returned)))
    const all = MathBN.sum(amount(this.ordered.shipping), ...goods)
    return MathBN.max(MathBN.sub(all, this.credit), 0).toFixed()
  }

  /** What came back, at what it cost (unrounded). */
  get returned(): string {
    return MathBN.sum(0, ...this.lines.map((line) => this.#price(line, line.returned))).toFixed()
  }

  happen(event: Happening): void {
    switch (event.what) {
      case "pack":
        this.#pack(event.pieces, event.fails)
        break
      case "retry":
        this.#retry(event.which)
        break
      case "cancel":
        this.#cancel(event.which)
        break
      case "takeBack":
        this.#takeBack(event.which)
        break
      case "remove":
        this.#remove(event.which)
        break
      case "captureByHand": {
        const left = MathBN.max(MathBN.sub(this.total, this.captured), 0)
        this.captured = MathBN.add(this.captured, this.#part(left, event.percent)).toFixed()
        break
      }
      case "refund": {
        const taken = MathBN.sub(this.captured, this.refunded)
        this.refunded = MathBN.add(this.refunded, this.#part(taken, event.percent)).toFixed()
        break
      }
      case "refundReturns": {
        const due = MathBN.sub(this.returned, this.refunded)
        this.refunded = MathBN.add(this.refunded, this.#part(due, 100)).toFixed()
        break
      }
      case "add":
        this.lines.push({
          ...{ id: `line${this.lines.length}`, quantity: "1", returned: "0" },
          ...{ cost: amount(event.price), ships: event.ships },
        })
        break
      case "credit":
        this.credit = MathBN.add(this.credit, this.#part(this.total, event.percent)).toFixed()
    }
  }

  /** Packs whatever is left and charges what was not charged yet, until everything has left and was asked for. */
  finish(): void {
    this.endedWithParcel = this.lines.some(({ id, quantity }) => Number(quantity) > this.#out(id))
    this.#pack(
      this.lines.map(() => Number.MAX_SAFE_INTEGER),
      false,
    )
    for (const parcel of this.packed) if (parcel.state === "waiting") this.charge(parcel, false)
  }

  /** Asks what a parcel is to be charged, and charges it unless that fails. */
  charge(parcel: Packed, fails: boolean): void {
    const worth = this.ask(parcel)
    if (fails || MathBN.eq(worth, 0)) return
    const owed = MathBN.sum(this.total, this.returned, this.refunded).toFixed()
    this.captured = MathBN.add(this.captured, worth).toFixed()
    this.charges.push({ amount: worth, taken: this.captured, owed })
    parcel.state = "charged"
    this.#charged.push(parcel)
  }

  ask(parcel: Packed): string {
    return parcelAmount(this.#question(parcel))
  }

  /** What the order still owes, were it all to be shipped. */
  get owes(): string {
    const nothing: Packed = { contents: {}, state: "waiting" }
    return parcelDue(this.#question(nothing)).owes
  }

  #question(parcel: Packed): ParcelQuestion {
    const contents = (state: Packed["state"], from: Packed[]) =>
      from.filter((one) => one !== parcel && one.state === state).map(({ contents }) => contents)
    return {
      digits: this.ordered.digits,
      lines: this.lines,
      shipping: amount(this.ordered.shipping),
      total: this.total,
      captured: this.captured,
      refunded: this.refunded,
      charged: contents("charged", this.#charged),
      waiting: contents("waiting", this.packed),
      parcel: parcel.contents,
    }
  }

  #pack(pieces: number[], fails: boolean): void {
    const contents: Contents = {}
    this.lines.forEach((line, index) => {
      const open = Number(line.quantity) - this.#out(line.id)
      const some = Math.min(open, pieces[index] ?? 0)
      if (some > 0) contents[line.id] = String(some)
    })
    if (Object.keys(contents).length === 0) return
    const parcel: Packed = { contents, state: "waiting" }
    this.packed.push(parcel)
    this.charge(parcel, fails)
  }

  #retry(which: number): void {
    const failed = this.packed.filter(({ state }) => state === "waiting")
    const parcel = failed[which % failed.length]
    if (parcel) this.charge(parcel, false)
  }

  #cancel(which: number): void {
    const parcel = this.packed[which % this.packed.length]
    if (parcel && !this.#holdsReturned(parcel)) parcel.state = "canceled"
  }

  /** Medusa takes back only what was packed and not taken back yet. */
  #takeBack(which: number): void {
    const line = this.lines[which % this.lines.length]
    if (line && this.#out(line.id) > Number(line.returned)) {
      line.returned = String(Number(line.returned) + 1)
    }
  }

  /** An edit removes only what was not packed. */
  #remove(which: number): void {
    const line = this.lines[which % this.lines.length]
    if (!line || Number(line.quantity) <= Math.max(this.#out(line.id), 1)) return
    line.cost = MathBN.sub(line.cost, this.#price(line, "1")).toFixed()
    line.quantity = String(Number(line.quantity) - 1)
  }

  #holdsReturned({ contents }: Packed): boolean {
    return this.lines.some(({ id, returned }) => contents[id] && returned !== "0")
  }

  #out(id: string): number {
    return this.packed
      .filter(({ state }) => state !== "canceled")
      .reduce((sum, { contents }) => sum + Number(contents[id] ?? 0), 0)
  }

  #price({ cost, quantity }: OrderLine, some: string) {
    return MathBN.div(MathBN.mult(cost, some), quantity)
  }

  #part(of: Parameters<typeof MathBN.mult>[0], percent: number): string {
    return MathBN.div(MathBN.mult(of, percent), 100).toFixed(this.ordered.digits, 1)
  }
}
