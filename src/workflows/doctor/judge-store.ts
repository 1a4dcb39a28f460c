import { AMAZON_PAY_MODULE } from "../../modules/amazon-pay"
import { well, wrong, type Verdict } from "./finding"

/** The oldest Medusa whose modules and workflows the plugin is tested with. */
const oldest = { major: 2, minor: 21 }

/** Judges Medusa's version. @param version undefined when it could not be found out */
export function judgeMedusa(version: string | undefined): Verdict {
  const wanted = `${oldest.major}.${oldest.minor}`
  const [major = 0, minor = 0] = (version ?? "").split(".").map(Number)
  if (version === undefined || Number.isNaN(major) || Number.isNaN(minor)) {
    return wrong(
      "medusa",
      "Medusa's version could not be found out.",
      "Run the command in the folder of the store, with its packages installed.",
    )
  }
  if (major === oldest.major && minor >= oldest.minor) {
    return well("medusa", `Medusa ${version} has what the plugin needs.`)
  }
  return major < oldest.major || (major === oldest.major && minor < oldest.minor)
    ? wrong(
        "medusa",
        `Medusa ${version} is too old.`,
        `Update Medusa's packages to ${wanted} or newer.`,
      )
    : wrong(
        "medusa",
        `Medusa ${version} is newer than this plugin.`,
        "Update medusa-payment-amazon-pay.",
      )
}

export interface Modules {
  /** Whether the plugin's own module is in the store. */
  plugin: boolean
  /** What the payment module is allowed to reach. */
  dependencies: readonly string[]
  /** Ids of the Amazon Pay providers among the payment module's. */
  configured: readonly string[]
  /** Ids of the providers that Medusa has enabled. */
  enabled: readonly string[]
  /** Ids of the providers that some region offers. */
  offered: readonly string[]
}

/** Judges whether everything is in its place in `medusa-config.ts`, and whether buyers can choose it. */
export function judgeModules(modules: Modules): Verdict {
  const no = (message: string, fix: string) => wrong("modules", message, fix)
  const { configured, enabled, offered } = modules
  if (!modules.plugin) {
    return no(
      "The plugin's own module is not loaded.",
      'List "medusa-payment-amazon-pay" under `plugins` in medusa-config.ts.',
    )
  }
  if (!configured.length) {
    return no(
      "The payment module has no Amazon Pay provider.",
      "Add one to its `providers` in medusa-config.ts, as the plugin's README shows.",
    )
  }
  if (!modules.dependencies.includes(AMAZON_PAY_MODULE)) {
    return no(
      "The payment module cannot reach the plugin's tables.",
      `Add \`dependencies: ["${AMAZON_PAY_MODULE}"]\` to the payment module in medusa-config.ts.`,
    )
  }
  const off = configured.find((id) => !enabled.includes(id))
  if (off) {
    return no(`Medusa has not enabled the provider ${off}.`, "Start the store once; it enables it.")
  }
  const unused = configured.find((id) => !offered.includes(id))
  if (unused) {
    return no(
      `No region offers ${unused}, so no buyer can choose it.`,
      "Enable it in a region, in the dashboard's settings.",
    )
  }
  return well("modules", `The plugin is loaded, and buyers can choose ${configured.join(" and ")}.`)
}

/** Judges whether the plugin's tables are those of this version. */
export function judgeMigrations(expected: readonly string[], done: readonly string[]): Verdict {
  const missing = expected.filter((name) => !done.includes(name))
  if (!missing.length) return well("migrations", "The plugin's tables are up to date.")
  return wrong(
    "migrations",
    `${missing.length} of the plugin's ${expected.length} migrations have not been run.`,
    "Run `npx medusa db:migrate`.",
  )
}
