import type { z } from "zod"
import { ControlError } from "./errors"
import type { ControlContext } from "./context"

export interface ControlRequest {
  /** Values of the path's `:name` parts. */
  readonly path: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** Parsed JSON; an empty object when there was no body. */
  readonly body: unknown
}

export interface ControlAnswer {
  readonly status: number
  readonly value: unknown
}

/** One address of the control API. */
export interface Route {
  readonly method: "GET" | "POST" | "DELETE"
  /** Below `/_sim`, with `:name` for variable parts. */
  readonly path: string
  readonly handle: (
    context: ControlContext,
    request: ControlRequest,
  ) => ControlAnswer | Promise<ControlAnswer>
}

export function ok(value: unknown): ControlAnswer {
  return { status: 200, value }
}

/** The body in its expected shape. @throws ControlError 400 with a sentence that names the field */
export function read<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const result = schema.safeParse(body)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const where = issue?.path.map(String).join(".")
  throw new ControlError(
    400,
    `The body is not as expected${where ? ` at "${where}"` : ""}: ${issue?.message ?? "invalid"}.`,
  )
}

export function found<Value>(value: Value | null | undefined, what: string): Value {
  if (value === null || value === undefined) throw new ControlError(404, `There is no ${what}.`)
  return value
}

/** The latest entries of a list, as many as `?limit=` asks for; all without it. */
export function latest<Value>(list: readonly Value[], request: ControlRequest): readonly Value[] {
  const limit = Number(request.query.get("limit") ?? Number.NaN)
  return Number.isInteger(limit) && limit > 0 ? list.slice(-limit) : list
}

/** A named part of the path. */
export function part(request: ControlRequest, name: string): string {
  return request.path[name] ?? ""
}
