import { AMAZON_PAY_MODULE } from "../modules/amazon-pay"
import { found, type Verdict } from "./finding"

/** The oldest Medusa whose modules and workflows the plugin is tested with. */
const oldest = { major: 2, minor: 21 }

/** Judges Medusa's version. @param version undefined when it could not be found out */
export function judgeMedusa(version: string | undefined): Verdict {
  const wanted = `${oldest.major}.${oldest.minor}`
  const [major = 0, minor = 0] = (version ?? "").split(".").map(Number)
  if (version === undefined || Number.isNaN(major) || Number.isNaN(minor)) {
    return found("medusa-unknown")
  }
  if (major === oldest.major && minor >= oldest.minor) return found("medusa-fits", { version })
  return major < oldest.major || (major === oldest.major && minor < oldest.minor)
    ? found("medusa-old", { version, wanted })
    : found("medusa-new", { version })
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
  const { configured, enabled, offered } = modules
  if (!modules.plugin) return found("modules-no-plugin")
  if (!configured.length) return found("modules-no-provider")
  if (!modules.dependencies.includes(AMAZON_PAY_MODULE)) {
    return found("modules-no-dependency", { module: AMAZON_PAY_MODULE })
  }
  const off = configured.find((id) => !enabled.includes(id))
  if (off) return found("modules-provider-off", { provider: off })
  const unused = configured.find((id) => !offered.includes(id))
  if (unused) return found("modules-provider-unused", { provider: unused })
  return found("modules-in-place", { providers: configured.join(", ") })
}

/** Judges whether the plugin's tables are those of this version. */
export function judgeMigrations(expected: readonly string[], done: readonly string[]): Verdict {
  const missing = expected.filter((name) => !done.includes(name))
  return missing.length
    ? found("migrations-missing", { missing: missing.length, all: expected.length })
    : found("migrations-done")
}
