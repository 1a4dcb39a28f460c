import type { MedusaContainer } from "@medusajs/framework/types"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../modules/amazon-pay"
import { textOf } from "../thrown"
import { accountsOf, type Account } from "../medusa/accounts"
import type { Surroundings } from "./ask-amazon"
import type { Check } from "./check"
import { found, type Finding, type Verdict } from "./finding"
import { judgeRegistration } from "./judge-ipn-url"
import { lookAtAmazon } from "./look-at-amazon"
import { lookAtInbox } from "./look-at-inbox"
import { lookAtIpnUrl, withoutAnswer } from "./look-at-ipn-url"
import { lookAtStore } from "./look-at-store"

export interface DiagnoseOptions extends Partial<Surroundings> {
  /** The store's own address for notifications; without it, each account's option `ipn.url`. */
  ipnUrl?: string | undefined
  /** What is tried where the options name no address and Amazon tells of none: the one that the dashboard shows. */
  assumedIpnUrl?: string | undefined
  /**
   * False for people who may only look: they are told whether the address leads to the plugin, and not what else is there. True
   * unless it is said.
   */
  tellsAnswers?: boolean | undefined
}

/**
 * Looks at everything that has to be right for Amazon Pay to work, at the store and at Amazon, and changes nothing.
 * Takes seconds, and half a minute where nobody answers. Does not throw: what could not be looked at is a finding.
 */
export async function diagnose(
  container: MedusaContainer,
  options: DiagnoseOptions = {},
): Promise<Finding[]> {
  const surroundings = { now: options.now ?? (() => new Date()), ...options }
  const store = await guarded("modules", () => lookAtStore(container))
  const findings: Finding[] = store.map((verdict) => ({ account: null, ...verdict }))
  for (const account of accountsOf(container)) {
    const verdicts = await lookAtOne(container, account, surroundings)
    findings.push(...verdicts.map((verdict) => ({ account: account.key, ...verdict })))
  }
  return findings
}

async function lookAtOne(
  container: MedusaContainer,
  account: Account,
  options: Surroundings & DiagnoseOptions,
): Promise<Verdict[]> {
  const ownUrl = options.ipnUrl ?? account.options.ipn?.url
  let registered: string[] | undefined
  const amazon = await guarded("credentials", async () => {
    const at = await lookAtAmazon(account, options)
    registered = at.registered
    return [
      ...at.verdicts,
      ...(at.verdicts.every(({ check, ok }) => check !== "credentials" || ok)
        ? [judgeRegistration(registered, ownUrl)]
        : []),
    ]
  })
  // Where Amazon does deliver tells more than where a page thinks that it should.
  const tried = ownUrl ?? registered?.[0] ?? options.assumedIpnUrl
  const address = await guarded("ipn-url", async () => [
    tried === undefined
      ? found("ipn-url-untried")
      : await lookAtIpnUrl(tried, !account.options.endpoint).then((verdict) =>
          options.tellsAnswers === false ? withoutAnswer(verdict, tried) : verdict,
        ),
  ])
  const inbox = container.hasRegistration(AMAZON_PAY_MODULE)
    ? await guarded("inbox", () =>
        lookAtInbox(
          container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE),
          account,
          options.now(),
        ),
      )
    : []
  return [...amazon, ...address, ...inbox]
}

/** One thing that cannot be looked at does not hide the others. */
async function guarded(check: Check, look: () => Promise<Verdict[]>): Promise<Verdict[]> {
  try {
    return await look()
  } catch (error) {
    return [{ ...found("unreadable", { why: textOf(error) }), check }]
  }
}
