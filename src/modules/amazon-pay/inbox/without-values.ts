import { z } from "@medusajs/framework/zod"

const coded = z.object({ code: z.string() })

/** PostgreSQL's classes of errors that lie in what is to be stored: its data, what the table demands, how large it is. */
const refusals = ["22", "23", "54"]

/** The database did not take a message. Says nothing of the message. */
export class NotStoredError extends Error {
  override readonly name = "NotStoredError"

  /** @param code PostgreSQL's, where it answered */
  constructor(readonly code: string | undefined) {
    super(`The database did not take it (${code ?? "no connection"}).`)
  }

  /** Whether it lies in the message, so that no later try would do better. */
  get isRefusal(): boolean {
    return refusals.includes(this.code?.slice(0, 2) ?? "")
  }
}

/**
 * What a statement answers. Knex writes a statement with all of its values into the message of its errors, which are
 * logged: a buyer's data must not be.
 * @throws NotStoredError
 */
export async function withoutValues<Answer>(statement: PromiseLike<Answer>): Promise<Answer> {
  try {
    return await statement
  } catch (error) {
    throw new NotStoredError(coded.safeParse(error).data?.code)
  }
}
