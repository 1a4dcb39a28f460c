import { z } from "@medusajs/framework/zod"
import { addressOf } from "./addresses"
import { admin } from "./admin-login"
import type { Shop } from "./shop"

/** What tests read of Medusa's answers; which of it is there depends on the call. */
export interface Body {
  type?: string
  message?: string
  cart?: { id: string; payment_collection?: { payment_sessions: Session[] } }
  payment_collection?: { id: string; payment_sessions: Session[] }
  order?: OrderView
  error?: { message: string; type?: string }
  payment?: { id: string }
}

export interface Session {
  id: string
  status: string
  amount: number
  data: Record<string, unknown>
}

export interface OrderView {
  id: string
  status: string
  payment_status: string
  total: number
  shipping_total: number
  summary: { paid_total: number; refunded_total: number; pending_difference: number }
  items: { id: string; variant_sku: string; quantity: number; total: number }[]
  payment_collections: {
    id: string
    amount: number
    captured_amount: number | null
    refunded_amount: number | null
    payments: {
      id: string
      amount: number
      data: Record<string, unknown>
      captured_at: string | null
      canceled_at: string | null
      captures: { id: string; amount: number }[]
      refunds: { id: string; amount: number }[]
    }[]
  }[]
  fulfillments: { id: string }[]
  transactions: { amount: number; reference: string; reference_id: string }[]
}

export interface Answer {
  status: number
  body: Body
}

export type Call = (method: string, path: string, body?: object) => Promise<Answer>

const login = z.object({ token: z.string() })

/** Calls a store's API with these headers. */
export function caller(base: string, headers: Record<string, string>): Call {
  return async (method, path, body) => {
    const response = await fetch(`${base}${path}`, {
      method,
      headers: { "content-type": "application/json", ...headers },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const text = await response.text()
    return {
      status: response.status,
      body: (text.startsWith("{") ? JSON.parse(text) : { message: text }) as Body,
    }
  }
}

/** Every cart's buyer calls from an address of their own. */
export function storefront(base: string, shop: Shop): Call {
  return async (method, path, body) => {
    const headers = {
      "x-publishable-api-key": shop.publishableKey,
      "x-forwarded-for": addressOf(path.split("?")[0] ?? ""),
    }
    return await caller(base, headers)(method, path, body)
  }
}

export async function backOffice(base: string, who: typeof admin = admin): Promise<Call> {
  const { body } = await caller(base, {})("POST", "/auth/user/emailpass", who)
  return caller(base, { authorization: `Bearer ${login.parse(body).token}` })
}
