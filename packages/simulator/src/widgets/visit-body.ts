import { z } from "zod"
import type { WalletVisit } from "../operations/wallet"

const text = z.string().max(4_000).nullable()

/** What a frame's script sends along with everything it asks. */
const visitSchema = z.object({
  environment: z.enum(["Live", "Sandbox"]),
  sellerId: text,
  token: text,
  orderReferenceId: text,
  readOnly: z.boolean(),
  presentmentCurrency: text,
  /** Position of the entry the buyer picks. */
  position: z.number().int().nonnegative().optional(),
})

export interface FrameRequest {
  readonly visit: WalletVisit
  readonly position: number | null
}

/** A frame's request, or null when it is none. */
export function readFrameRequest(body: string): FrameRequest | null {
  let json: unknown
  try {
    json = JSON.parse(body)
  } catch {
    return null
  }
  const result = visitSchema.safeParse(json)
  if (!result.success) return null
  const { position, ...visit } = result.data
  return { visit, position: position ?? null }
}
