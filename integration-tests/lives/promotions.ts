import { storefront } from "../support/http"
import type { Scene } from "../support/store-suite"
import type { Life } from "./life"
import { Refused } from "./world"

type Promotion = Life["checkout"]["promotion"]

/** What each takes off, in percent: off the goods, and off their shipping. */
const takesOff: Record<Exclude<Promotion, "none">, Record<"items" | "shipping_methods", number>> = {
  half: { items: 50, shipping_methods: 50 },
  all: { items: 100, shipping_methods: 100 },
}

/** Makes the promotions that buyers of lives use. */
export async function makePromotions({ warehouse }: Scene): Promise<void> {
  for (const [name, parts] of Object.entries(takesOff)) {
    for (const [target_type, value] of Object.entries(parts)) {
      const answer = await warehouse.office("POST", "/admin/promotions", {
        code: `${name}-${target_type}`,
        type: "standard",
        status: "active",
        application_method: {
          ...{ type: "percentage", target_type, value },
          ...{ allocation: "across", currency_code: "usd" },
        },
      })
      if (answer.status !== 200) throw new Refused(answer)
    }
  }
}

/** The buyer enters the codes of a promotion. */
export async function promote(
  { base, shop }: Scene,
  cartId: string,
  promotion: Promotion,
): Promise<void> {
  if (promotion === "none") return
  const promo_codes = Object.keys(takesOff[promotion]).map((target) => `${promotion}-${target}`)
  const answer = await storefront(base, shop)("POST", `/store/carts/${cartId}/promotions`, {
    promo_codes,
  })
  if (answer.status !== 200) throw new Refused(answer)
}
