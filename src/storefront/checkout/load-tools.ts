import type { Amazon } from "../amazon/globals.ts"
import { loadAmazon } from "../amazon/load.ts"
import { amazonScriptUrl } from "../amazon/script-url.ts"
import type { AmazonPayConfig } from "../store/contract.ts"

/** Amazon's script and the store's settings. */
export interface Tools {
  readonly amazon: Amazon
  readonly config: AmazonPayConfig
}

/** How long Amazon's script is waited for. */
const maxWaitMs = 10_000

/**
 * Loads Amazon's script as the store says.
 * @param within milliseconds to wait for it
 * @throws ScriptFailure when it does not come, or when another region's or environment's is there already
 */
export async function loadTools(config: AmazonPayConfig, within = maxWaitMs): Promise<Tools> {
  const { region, sandbox, script_url, login_script_url } = config
  const url = script_url ?? amazonScriptUrl(region, sandbox)
  const urls = login_script_url ? ([login_script_url, url] as const) : ([url] as const)
  const amazon = await loadAmazon(window, urls, within)
  amazon.login.setClientId(config.client_id)
  return { amazon, config }
}

/** Of the languages Amazon's button speaks, the nearest to a buyer's, such as `de-AT`. */
export function buttonLanguage(config: AmazonPayConfig | undefined, wanted: string): string {
  const { languages = [], language = "en-US" } = config ?? {}
  const family = (tag: string): string => (tag.split(/[-_]/)[0] ?? "").toLowerCase()
  const related = languages.find((known) => family(known) === family(wanted))
  return languages.includes(wanted) ? wanted : (related ?? language)
}
