import { z } from "@medusajs/framework/zod"
import { demo } from "./demo"

const login = z.object({ token: z.string() })
const orders = z.object({
  orders: z.array(
    z.object({
      id: z.string(),
      email: z.string().nullable(),
      total: z.number(),
      currency_code: z.string(),
      shipping_address: z.record(z.string(), z.unknown()),
      payment_collections: z.array(
        z.object({
          payments: z.array(z.object({ provider_id: z.string(), amount: z.number() })),
        }),
      ),
    }),
  ),
})
const trees = z.array(
  z.object({
    AmazonOrderReferenceId: z.string(),
    State: z.string(),
    OrderTotal: z.object({ Amount: z.string(), CurrencyCode: z.string() }).nullable(),
    PaymentMethod: z.string().nullable(),
    Buyer: z.object({ Email: z.string() }),
    Authorizations: z.array(z.object({ State: z.string(), Amount: z.string() })),
  }),
)

async function json(
  url: string,
  { headers, ...init }: { method?: string; body?: string; headers?: Record<string, string> } = {},
): Promise<unknown> {
  const response = await fetch(url, {
    ...init,
    headers: { "content-type": "application/json", ...headers },
  })
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`)
  return response.json()
}

let session: Promise<string> | undefined

async function logIn(): Promise<string> {
  const body = JSON.stringify(demo.admin)
  return login.parse(await json(`${demo.medusa}/auth/user/emailpass`, { method: "POST", body }))
    .token
}

/** A buyer's orders in Medusa. */
export async function ordersOf(email: string) {
  session ??= logIn()
  const fields =
    "id,email,total,currency_code,*shipping_address,*payment_collections,*payment_collections.payments"
  const answer = await json(`${demo.medusa}/admin/orders?limit=500&fields=${fields}`, {
    headers: { authorization: `Bearer ${await session}` },
  })
  return orders.parse(answer).orders.filter((order) => order.email === email)
}

/** A buyer's order references at Amazon that have come to anything. */
export async function referencesOf(amazon: string, email: string) {
  const all = trees.parse(await json(`${amazon}/_sim/order-references?limit=500`))
  return all.filter(({ Buyer }) => Buyer.Email === email)
}

/** Asks the control side of an Amazon. */
export async function control(
  amazon: string,
  method: string,
  path: string,
  body?: object,
): Promise<unknown> {
  return json(`${amazon}/_sim${path}`, {
    method,
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
}
