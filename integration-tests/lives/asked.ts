import { z } from "@medusajs/framework/zod"
import { plantDefect } from "../../scripts/lives/plant-defect.mjs"
import { lifeSchema } from "./life"

const askedSchema = z.object({
  /** How many lives of each seed. */
  orders: z.number().int().positive(),
  seeds: z.array(z.number().int()).min(1),
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
type Asked = z.output<typeof askedSchema>

/** What `npm run test:lives` plays: lives that are the same every time, and as many that are not, whose seed is printed. */
const usual: Asked = {
  orders: 25,
  seeds: [1, Math.floor(Math.random() * 1_000_000)],
  shrink: 25,
  minutes: 60,
}
export const asked =
  process.env.LIVES === undefined ? usual : askedSchema.parse(JSON.parse(process.env.LIVES))

/** Throws when the store never loaded what was to be defective. */
export const checkPlanted = asked.defect === undefined ? () => undefined : plantDefect(asked.defect)
