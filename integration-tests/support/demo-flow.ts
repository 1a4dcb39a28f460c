import { admin } from "./admin-login"
import type { Scene } from "./store-suite"

/** The store of a test as the demo's order flow takes it. */
export async function demoFlow(scene: Scene) {
  const [{ adminSession }, { storeFacts }, { simulatedAmazon }] = await Promise.all([
    import("../../scripts/order-flow/admin-session.mjs"),
    import("../../scripts/order-flow/store-facts.mjs"),
    import("../../scripts/order-flow/simulated-amazon.mjs"),
  ])
  const session = await adminSession(scene.base, admin)
  return {
    medusa: scene.base,
    admin: session,
    amazon: simulatedAmazon(scene.amazon.simulator.url),
    facts: await storeFacts(session),
  }
}
