import { z } from "zod"
import type { QuotaClass } from "../rate-limiter/figures"
import type { WireParameters } from "../wire-parameters"

/** All there is to know about one operation of `OffAmazonPayments`. */
export interface Operation<Parameters extends z.ZodType, Result extends z.ZodType> {
  /** What a caller passes; checked before anything is sent. */
  readonly parameters: Parameters
  /** The parameters under Amazon's names. */
  readonly toWire: (parameters: z.output<Parameters>) => WireParameters
  /** What `<{Action}Result>` holds, in camelCase; `{}` when the element is absent or empty. */
  readonly result: Result
  /** Which of Amazon's figures its token bucket has. */
  readonly quota: QuotaClass
}

/** Fixes the types of a row of the table. */
export function operation<Parameters extends z.ZodType, Result extends z.ZodType>(
  row: Operation<Parameters, Result>,
): Operation<Parameters, Result> {
  return row
}

/** The result of operations that answer with metadata only; the element is empty or absent, depending on the region. */
export const nothing = z.unknown().transform(() => ({}))
