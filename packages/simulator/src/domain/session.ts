import { z } from "zod"
import { accessTokenLife } from "./durations"
import { buyerSchema } from "./parties"

/** What a shop can ask a buyer for at the login. */
export const scopes = [
  "profile",
  "postal_code",
  "payments:widget",
  "payments:shipping_address",
  "payments:billing_address",
] as const

/** A buyer who is signed in: what an access token stands for. */
export const sessionSchema = z
  .object({
    token: z.string(),
    buyer: buyerSchema,
    /** The account the buyer chose at the login; null for a checkout made by the control API. */
    accountId: z.string().nullable(),
    scopes: z.array(z.string()).readonly(),
    postalCode: z.string().nullable(),
    issuedAt: z.number(),
  })
  .readonly()
export type Session = z.infer<typeof sessionSchema>

export function isLivingSession(session: Session, now: number): boolean {
  return now - session.issuedAt <= accessTokenLife
}
