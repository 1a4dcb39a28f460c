import { z } from "@medusajs/framework/zod"

const coded = z.object({ code: z.string() })

/** The database did not take a message. Says nothing of the message. */
export class NotStoredError extends Error {
  override readonly name = "NotStoredError"

  /** @param why PostgreSQL's code for it, or that there is none */
  constructor(why: string) {
    super(`The database did not take it (${why}).`)
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
    throw new NotStoredError(coded.safeParse(error).data?.code ?? "no connection")
  }
}
