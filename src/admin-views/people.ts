import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

/** The e-mail addresses of users of the dashboard, by id; of those that still exist. */
export async function peopleOf(
  container: MedusaContainer,
  ids: readonly string[],
): Promise<Record<string, string>> {
  const asked = [...new Set(ids)]
  if (!asked.length) return {}
  const users = await container.resolve(Modules.USER).listUsers({ id: asked })
  return Object.fromEntries(users.map(({ id, email }) => [id, email]))
}
