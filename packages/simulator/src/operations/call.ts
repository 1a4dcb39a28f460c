import type { Environment } from "../domain/environment"
import type { State } from "../state/state"

/** Where an operation runs: the state, and the environment the caller addressed. */
export interface Call {
  readonly state: State
  readonly environment: Environment
}
