import { startServices } from "./services.mjs"
import { makeStoreTemplate } from "./store-template.mjs"

export default async function integrationSetup() {
  await startServices(makeStoreTemplate)
}
