import { Governor, type GovernorOptions } from "./governor"

interface Shared {
  readonly governor: Governor
  users: number
}

const governors = new Map<string, Shared>()

/** A governor that others of this process may be using as well. */
export interface GovernorShare {
  readonly governor: Governor
  /** To be called once, when it is used no longer. */
  readonly release: () => void
}

/**
 * The governor of one quota: the same for the same key, as long as somebody uses it or it has something to remember.
 *
 * @param key what Amazon tells quotas apart by
 * @throws TypeError for figures that would let nothing through.
 */
export function shareGovernor(key: string, options: GovernorOptions): GovernorShare {
  forgetRested()
  const shared = governors.get(key) ?? { governor: new Governor(options), users: 0 }
  governors.set(key, shared)
  shared.users += 1
  return {
    governor: shared.governor,
    release: () => {
      shared.users -= 1
    },
  }
}

/** A client that is closed and made again must not get a fresh burst; one that has rested may be forgotten. */
function forgetRested(): void {
  for (const [key, { governor, users }] of governors) {
    if (users === 0 && governor.isRested()) {
      governors.delete(key)
    }
  }
}
