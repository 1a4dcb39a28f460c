import type { Environment } from "../domain/environment"
import type { World } from "../world/world"

/** Where an operation runs: the world, and the environment the caller addressed. */
export interface Call {
  readonly world: World
  readonly environment: Environment
}
