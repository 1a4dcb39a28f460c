import type { MedusaContainer } from "@medusajs/framework/types"
import { MwsError, NOTIFICATION_EVENT_TYPES } from "../mws"
import { accountsOf, type Account } from "../medusa/accounts"
import { withClient } from "./ask-amazon"
import { found, type Finding, type Verdict } from "./finding"
import { judgePlace } from "./look-at-ipn-url"

type EventType = (typeof NOTIFICATION_EVENT_TYPES)[number]

export interface RegisterIpnOptions {
  /** Where Amazon is to deliver; without it, each account's option `ipn.url`. */
  url?: string | undefined
  /** Takes away every other address that was registered, such as the one of a store that has moved. */
  only?: boolean | undefined
}

/**
 * Tells Amazon where to deliver notifications (SetMerchantNotificationConfiguration, reference §3.7), in place of the
 * form in Seller Central. The call replaces the whole list, so what is in it stays unless `only` is asked for: the seller
 * may have other shops. Does not throw: what went wrong is the finding.
 */
export async function registerIpn(
  container: MedusaContainer,
  { url, only = false }: RegisterIpnOptions,
): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const account of accountsOf(container)) {
    const verdict = await register(account, url ?? account.options.ipn?.url, only)
    findings.push({ account: account.key, ...verdict })
  }
  return findings
}

async function register(
  { options }: Account,
  url: string | undefined,
  only: boolean,
): Promise<Verdict> {
  if (url === undefined) return found("ipn-registration-no-address")
  const { verdict: bad } = await judgePlace(url, !options.endpoint)
  if (bad) return { ...bad, check: "ipn-registration" }
  try {
    return await withClient(options, { now: () => new Date() }, async (client) => {
      const { notificationConfigurations } = await client.getMerchantNotificationConfiguration()
      const others = notificationConfigurations.flatMap(({ notificationUrl, eventTypes }) =>
        notificationUrl === undefined || notificationUrl === url
          ? []
          : [{ notificationUrl, eventTypes: knownTypes(eventTypes) }],
      )
      const kept = only ? [] : others
      const own: EventType[] = ["ALL"]
      await client.setMerchantNotificationConfiguration({
        notificationConfigurations: [{ notificationUrl: url, eventTypes: own }, ...kept],
      })
      const rest = kept.map(({ notificationUrl }) => notificationUrl).join(", ")
      return rest
        ? found("ipn-registration-done-beside", { address: url, others: rest })
        : found("ipn-registration-done", { address: url })
    })
  } catch (error) {
    if (!(error instanceof MwsError)) throw error
    return found("ipn-registration-refused", { code: error.code })
  }
}

/** Types that Amazon has added since cannot be asked for again one by one; all of them can. */
function knownTypes(types: readonly string[]): EventType[] {
  const known = NOTIFICATION_EVENT_TYPES.filter((type) => types.includes(type))
  return known.length === types.length && known.length > 0 ? known : ["ALL"]
}
