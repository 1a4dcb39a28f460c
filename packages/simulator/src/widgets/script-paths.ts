import type { Environment, Region } from "../domain/environment"

/** Where Amazon serves each region's `Widgets.js`: the same path behind another host leads to the simulator's. */
const paths: Readonly<Record<Region, Readonly<Record<Environment, string>>>> = {
  na: {
    Live: "/OffAmazonPayments/us/js/Widgets.js",
    Sandbox: "/OffAmazonPayments/us/sandbox/js/Widgets.js",
  },
  eu: {
    Live: "/OffAmazonPayments/eur/lpa/js/Widgets.js",
    Sandbox: "/OffAmazonPayments/eur/sandbox/lpa/js/Widgets.js",
  },
  uk: {
    Live: "/OffAmazonPayments/gbp/lpa/js/Widgets.js",
    Sandbox: "/OffAmazonPayments/gbp/sandbox/lpa/js/Widgets.js",
  },
  jp: {
    Live: "/images/G/09/EP/offAmazonPayments/live/prod/lpa/js/Widgets.js",
    Sandbox: "/images/G/09/EP/offAmazonPayments/sandbox/prod/lpa/js/Widgets.js",
  },
}

const regions: readonly Region[] = ["na", "eu", "uk", "jp"]
const environments: readonly Environment[] = ["Live", "Sandbox"]

export interface ScriptPlace {
  readonly region: Region
  readonly environment: Environment
}

/** Whose script a path leads to, or null when it leads to none. */
export function scriptAt(path: string): ScriptPlace | null {
  for (const region of regions) {
    for (const environment of environments) {
      if (paths[region][environment] === path) return { region, environment }
    }
  }
  return null
}
