import { createUserAccountWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { backOffice, type Call } from "./http"
import { admin } from "./admin-login"
import type { Scene } from "./store-suite"

const made = z.object({ id: z.string() })

/** Somebody at the dashboard whose role allows this and nothing else, such as `payment:read`; without any, no role. */
export async function somebodyWho(
  { container, base }: Scene,
  ...rights: readonly string[]
): Promise<Call> {
  const login = {
    email: `${rights.join("-").replaceAll(":", "-") || "nobody"}@example.com`,
    password: "a password for tests",
  }
  const registered = await container
    .resolve(Modules.AUTH)
    .register("emailpass", { body: { ...login } })
  const { result } = await createUserAccountWorkflow(container).run({
    input: {
      authIdentityId: registered.authIdentity?.id ?? "",
      userData: { email: login.email },
    },
  })
  if (rights.length) await giveRole(container, result.id, await roleFor(container, rights))
  return await backOffice(base, login)
}

/** The seeded admin, allowed everything as Medusa's own first user is. */
export async function superAdmin({ container, base }: Scene): Promise<Call> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "user",
    fields: ["id"],
    filters: { email: admin.email },
  })
  await giveRole(container, made.parse(data[0]).id, "role_super_admin")
  return await backOffice(base)
}

async function roleFor(container: MedusaContainer, rights: readonly string[]): Promise<string> {
  const rbac = container.resolve(Modules.RBAC)
  const policies = await rbac.listRbacPolicies({ key: [...rights] })
  if (policies.length !== rights.length) throw new Error(`Medusa lacks one of ${rights.join()}.`)
  const role = made.parse(await rbac.createRbacRoles({ name: rights.join(", ") }))
  await rbac.createRbacRolePolicies(policies.map(({ id }) => ({ role_id: role.id, policy_id: id })))
  return role.id
}

async function giveRole(container: MedusaContainer, userId: string, roleId: string) {
  await container.resolve(ContainerRegistrationKeys.LINK).create({
    [Modules.USER]: { user_id: userId },
    [Modules.RBAC]: { rbac_role_id: roleId },
  })
}
