import { z } from "zod"

/** Money as it lies in the stored state; the journal writes `units` as text. */
export const moneySchema = z.object({ units: z.bigint(), currency: z.string() }).readonly()
