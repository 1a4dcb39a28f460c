import { createMwsClient, type MwsClient } from "medusa-payment-amazon-pay/mws"
import type { Cart } from "../support/buyer"
import type { Answer } from "../support/http"
import { OrderChanges } from "../support/order-changes"
import type { Scene } from "../support/store-suite"
import type { Life } from "./life"
import { amazonBook, type AmazonBook, type Named } from "./three-books"

/** What became of a move. */
export type Done = "done" | "refused" | "nothing to do" | "failed"

/** Carts that were made once for all lives, by what is in them. */
export type ReadyCarts = ReadonlyMap<string, Cart>

/** Where a life has come to, and the hands with which it moves. */
export class World {
  cart = { id: "", collectionId: "" }
  /** Order references of the buyer's, oldest first. */
  readonly amazonIds: string[] = []
  orderId: string | null = null
  /** Captures that the merchant made in Seller Central. */
  readonly foreign = new Set<string>()
  /** What people have taken off the list. */
  dismissed: Named[] = []
  readonly changes: OrderChanges
  /** Nobody hears what the store tells. */
  eventsAreLost = false
  /** The store dies at one of its next writes. */
  isDying = false
  /** What it was about to write when it died, each time. */
  readonly deaths: string[] = []

  constructor(
    readonly scene: Scene,
    readonly life: Life,
    private readonly carts: ReadyCarts = new Map(),
  ) {
    this.changes = new OrderChanges(scene.warehouse.office, scene.shop.variants)
  }

  /** What somebody finds who works at another process of the store. */
  seenFrom(scene: Scene): World {
    const there = new World(scene, this.life, this.carts)
    there.cart = this.cart
    there.orderId = this.orderId
    there.dismissed = this.dismissed
    there.amazonIds.push(...this.amazonIds)
    return there
  }

  /** The order reference that pays. */
  get amazonId(): string {
    return this.amazonIds.at(-1) ?? ""
  }

  /** A cart with these goods that lies ready, as long as none was taken. */
  cartOf(basket: Life["basket"], promotion: Life["checkout"]["promotion"]): Cart | undefined {
    return this.carts.get(JSON.stringify([basket, promotion]))
  }

  async newOrderReference(): Promise<string> {
    const { card } = this.life.checkout
    const id = await this.scene.amazon.orderReference(
      card === "good" ? {} : { paymentMethod: card },
    )
    this.amazonIds.push(id)
    return id
  }

  async amazon(): Promise<AmazonBook[]> {
    return await Promise.all(this.amazonIds.map((id) => amazonBook(this.scene, id)))
  }

  async office(method: string, path: string, body?: object): Promise<Answer> {
    return await this.scene.warehouse.office(method, path, body)
  }

  /** Posts, and reads what is made of it. @throws Refused when it is not done */
  async post<T>(path: string, body: object = {}): Promise<T> {
    const answer = await this.office("POST", path, body)
    if (answer.status !== 200) throw new Refused(answer)
    return answer.body as T
  }

  /** What the merchant does in Seller Central, as Amazon carries it out: a client that this store knows nothing of. */
  async inSellerCentral<T>(work: (client: MwsClient) => Promise<T>): Promise<T> {
    const { url, sellerId, accessKey, secretKey } = this.scene.amazon.simulator
    const account = { sellerId, accessKey, secretKey, region: "na", sandbox: true } as const
    const client = createMwsClient({ ...account, endpoint: url })
    try {
      return await work(client)
    } finally {
      await client.close()
    }
  }
}

/** Somebody was told that it cannot be done. */
export class Refused extends Error {
  readonly isDefect: boolean

  constructor({ status, body }: Answer) {
    super(`${status} ${body.message ?? ""}`)
    this.isDefect = status >= 500
  }
}

/** One of what there is. @throws NothingToDo when there is none */
export function chosen<T>(all: readonly T[], pick: number): T {
  const one = all[pick % Math.max(1, all.length)]
  if (one === undefined) throw new NothingToDo()
  return one
}

/** There is nothing that the move could be made with. */
export class NothingToDo extends Error {}
