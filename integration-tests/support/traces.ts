import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"

const names = z.array(z.object({ table_name: z.string() }))

/** The tables of the store's database in which a text stands, wherever in a row. */
export async function tablesWith(container: MedusaContainer, text: string): Promise<string[]> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const tables = names.parse(
    await knex("information_schema.tables").where({ table_schema: "public" }).select("table_name"),
  )
  const found: string[] = []
  for (const { table_name } of tables) {
    const row: unknown = await knex(table_name)
      .whereRaw("strpos(??::text, ?) > 0", [table_name, text])
      .first(knex.raw("1"))
    if (row) found.push(table_name)
  }
  return found
}

/** Everything that is logged from now on, whatever the level. */
export function listenToLog(container: MedusaContainer): () => string {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const lines: unknown[] = []
  for (const level of ["debug", "info", "warn", "error", "http"] as const) {
    if (typeof logger[level as "info"] !== "function") continue
    jest.spyOn(logger, level as "info").mockImplementation((...said: unknown[]) => {
      lines.push(...said)
    })
  }
  return () => lines.map((line) => (line instanceof Error ? line.stack : String(line))).join("\n")
}
