import { readdirSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { AMAZON_PAY_MODULE } from "../modules/amazon-pay"
import { accountsOf } from "../medusa/accounts"
import type { Verdict } from "./finding"
import { judgeMedusa, judgeMigrations, judgeModules } from "./judge-store"

const manifest = z.object({ version: z.string() })
const configured = z.object({ dependencies: z.array(z.string()).optional() })
const providers = z.array(z.object({ id: z.string(), is_enabled: z.boolean() }))
const regions = z.array(
  z.object({ payment_providers: z.array(z.object({ id: z.string() }).nullable()).nullish() }),
)
const migrationRows = z.object({ rows: z.array(z.object({ name: z.string() })) })

/** What is wrong with the store as a whole, whatever its accounts. */
export async function lookAtStore(container: MedusaContainer): Promise<Verdict[]> {
  return [
    judgeMedusa(versionOfMedusa()),
    judgeModules({
      plugin: container.hasRegistration(AMAZON_PAY_MODULE),
      dependencies: dependenciesOfPayment(container),
      configured: accountsOf(container).map(({ providerId }) => providerId),
      ...(await providersOf(container)),
    }),
    judgeMigrations(expectedMigrations(), await migrationsDone(container)),
  ]
}

/** The store's own Medusa, before the one that lies beside the plugin. */
function versionOfMedusa(): string | undefined {
  for (const from of [join(process.cwd(), "package.json"), __filename]) {
    try {
      const found: unknown = createRequire(from)("@medusajs/medusa/package.json")
      return manifest.parse(found).version
    } catch {
      continue
    }
  }
  return undefined
}

function dependenciesOfPayment(container: MedusaContainer): string[] {
  const { modules } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE)
  return configured.safeParse(modules?.[Modules.PAYMENT]).data?.dependencies ?? []
}

async function providersOf(container: MedusaContainer) {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data: rows } = await query.graph({
    entity: "payment_provider",
    fields: ["id", "is_enabled"],
  })
  const { data: sold } = await query.graph({
    entity: "region",
    fields: ["id", "payment_providers.id"],
  })
  return {
    enabled: providers.parse(rows).flatMap(({ id, is_enabled }) => (is_enabled ? [id] : [])),
    offered: regions
      .parse(sold)
      .flatMap(({ payment_providers }) =>
        (payment_providers ?? []).flatMap((one) => one?.id ?? []),
      ),
  }
}

/** The migrations this version of the plugin brings, by the names that the database keeps of them. */
function expectedMigrations(): string[] {
  return readdirSync(join(__dirname, "../modules/amazon-pay/migrations")).flatMap(
    (file) => /^(Migration\d+)\.(?:js|ts)$/.exec(file)?.[1] ?? [],
  )
}

async function migrationsDone(container: MedusaContainer): Promise<string[]> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = migrationRows.parse(
    await knex.raw("select name from mikro_orm_migrations where name like 'Migration%'"),
  )
  return rows.map(({ name }) => name.replace(/\.(js|ts)$/, ""))
}
