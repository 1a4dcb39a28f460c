import { startServices } from "./services.mjs"

/** The packed plugin's store makes its own tables: that is a part of what is tested. */
export default async function packageSetup() {
  await startServices(undefined, { whole: true })
}
