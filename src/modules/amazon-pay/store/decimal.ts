import { z } from "@medusajs/framework/zod"

const digits = z.union([z.string(), z.number()])

/** A decimal as Medusa's queries give it: a number, a text, or its own big number with the exact text inside. */
export const decimal = z
  .union([
    digits.transform(String),
    z.looseObject({ raw: z.object({ value: digits }) }).transform(({ raw }) => String(raw.value)),
    z.looseObject({ value: digits }).transform(({ value }) => String(value)),
  ])
  .describe("decimal text")
