import { z } from "@medusajs/framework/zod"
import { plantDefect } from "../../scripts/lives/plant-defect.mjs"
import { lifeSchema } from "./life"

const askedSchema = z.object({
  orders: z.number().int().positive(),
  seed: z.number().int(),
  /** How many lives may be played to find the smallest that breaks a law. */
  shrink: z.number().int().min(0),
  /** After how many minutes no further life is begun. */
  minutes: z.number().positive(),
  life: z.union([lifeSchema.transform((life) => [life]), z.array(lifeSchema)]).optional(),
  /** Only this life of the seed. */
  number: z.number().int().positive().optional(),
  /** Planted into the store; the run then ends with the first life that shows it. */
  defect: z.string().optional(),
})
export const asked = askedSchema.parse(
  JSON.parse(process.env.LIVES ?? '{"orders":3,"seed":1,"shrink":10,"minutes":5}'),
)

/** Throws when the store never loaded what was to be defective. */
export const checkPlanted = asked.defect === undefined ? () => undefined : plantDefect(asked.defect)
