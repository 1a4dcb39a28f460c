import { z } from "zod"

/** Money as it lies in the state; the state file has `units` as text. */
export const moneySchema = z.object({ units: z.bigint(), currency: z.string() }).readonly()
