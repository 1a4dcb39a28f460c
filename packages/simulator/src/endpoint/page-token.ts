import { z } from "zod"
import { refuse } from "../domain/amazon-error"
import type { OrderReferenceQuery } from "../operations/list-order-references"

const tokenSchema = z.object({
  query: z.object({
    sellerOrderId: z.string(),
    currency: z.string().nullable(),
    from: z.number().nullable(),
    until: z.number().nullable(),
    descending: z.boolean(),
    pageSize: z.number().int().positive(),
    states: z.array(z.string()),
  }),
  afterId: z.string(),
})

/** A token that carries its own query, opaque to the caller. */
export function pageToken(query: OrderReferenceQuery, afterId: string): string {
  return Buffer.from(JSON.stringify({ query, afterId })).toString("base64url")
}

function decoded(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token, "base64url").toString("utf8"))
  } catch {
    return null
  }
}

/** @throws AmazonError InvalidParameterValue for anything that was not handed out */
export function readPageToken(token: string): z.infer<typeof tokenSchema> {
  const result = tokenSchema.safeParse(decoded(token))
  if (!result.success) refuse("InvalidParameterValue", "The NextPageToken is invalid.")
  return result.data
}
